package io.callsync.provider;

import io.callsync.call.Outcome;
import io.callsync.call.RecordKey;
import io.callsync.container.Fields;
import java.time.Instant;

/** Maps one record. A pure function of the record, the file's export time and the job's settings; thread-safe. */
@FunctionalInterface
public interface RecordMapper {

    /** @throws io.callsync.call.Rejection when the record has to be quarantined */
    Outcome map(Fields fields, FileFacts file);

    /**
     * Which call or leg a record is about that had to be quarantined; null where it does not tell.
     *
     * @throws io.callsync.call.Rejection the same
     */
    default RecordKey about(Fields fields) {
        return null;
    }

    /**
     * When such a record was last changed, by the clock that orders the records of a call; null where it does not tell.
     *
     * @throws io.callsync.call.Rejection the same
     */
    default Instant changedAt(Fields fields, FileFacts file) {
        return null;
    }
}

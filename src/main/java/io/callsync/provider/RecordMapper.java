package io.callsync.provider;

import io.callsync.call.Outcome;
import io.callsync.call.RecordKey;
import io.callsync.container.Fields;

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
}

package io.callsync.provider;

import io.callsync.call.Outcome;
import io.callsync.container.Fields;

/** Maps one record. A pure function of the record, the file's export time and the job's settings; thread-safe. */
@FunctionalInterface
public interface RecordMapper {

    /** @throws io.callsync.call.Rejection when the record has to be quarantined */
    Outcome map(Fields fields, FileFacts file);
}

package io.callsync.job;

import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.writing.FileItem;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** {@code callsync.file}: how long a file was being read, by job and state; for traces also which, and how many records. */
record FileObservations(ObservationRegistry registry, String job) {

    Observation begin(LedgerFile file) {
        return Observation.createNotStarted("callsync.file", registry)
                .lowCardinalityKeyValue("job", job)
                .highCardinalityKeyValue("uri", file.object().uri())
                .highCardinalityKeyValue("bytes", String.valueOf(file.object().size()))
                .start();
    }

    static void end(Observation observation, FileItem.Ended end) {
        if (end.failure() != null) {
            observation.highCardinalityKeyValue("failure", end.failure());
        }
        observation
                .lowCardinalityKeyValue("state", end.state().value())
                .highCardinalityKeyValue("records", String.valueOf(end.nextRecord() - 1))
                .stop();
    }

    /** Of a file that the run could not read to its end. */
    static void breakOff(Observation observation) {
        observation.lowCardinalityKeyValue("state", FileState.LOADING.value()).stop();
    }
}

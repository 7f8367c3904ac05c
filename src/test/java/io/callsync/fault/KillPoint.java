package io.callsync.fault;

import static io.callsync.fault.Fault.after;
import static io.callsync.fault.Fault.before;

/** The moments at which a kill could do harm, each as the method that the process is about to enter or leave. */
enum KillPoint {
    INSTANCE_WITHOUT_EXECUTION(
            before("org.springframework.batch.core.repository.support.SimpleJobRepository#createJobExecution"),
            Times.ONCE),
    EXECUTION_WITHOUT_STEP(
            before("org.springframework.batch.core.repository.support.SimpleJobRepository#createStepExecution"),
            Times.ONCE),
    PLANNED_WITHOUT_COMMIT(after("io.callsync.job.Plan#execute"), Times.ONCE),
    DOWNLOADING(after("io.callsync.source.TargetFile#write"), Times.EACH_FILE),
    CHUNK_READ(before("io.callsync.writing.ChunkWriter#write"), Times.EACH_CHUNK),
    COMMUNICATIONS_WITHOUT_CALL_LOGS(before("io.callsync.writing.CallRows#insert"), Times.EACH_CHUNK),
    QUARANTINED_WITHOUT_LEDGER(after("io.callsync.writing.Quarantine#insert"), Times.EACH_CHUNK),
    WRITTEN_WITHOUT_LEDGER(before("io.callsync.ledger.FileLedger#advance(JLjava/util/Collection;)V"), Times.EACH_CHUNK),
    LEDGER_WITHOUT_COMMIT(after("io.callsync.writing.ChunkWriter#write"), Times.EACH_CHUNK),
    COMMITTED_WITHOUT_NOTICE(before("io.callsync.job.RunProgress#written"), Times.EACH_CHUNK),
    LOADED_WITHOUT_CLOSING(before("io.callsync.ledger.FileProgress#end"), Times.EACH_FILE),
    CLOSED_WITHOUT_COMMIT(after("io.callsync.job.Close#execute"), Times.ONCE),
    STEPS_WITHOUT_JOB(before("org.springframework.batch.core.job.AbstractJob#stopObservation"), Times.ONCE),
    RECOVERING(before("org.springframework.batch.core.repository.support.SimpleJobRepository#update"), Times.ONCE),
    RECOVERED_WITHOUT_RUN(before("io.callsync.ledger.RunLedger#open"), Times.ONCE);

    enum Times {
        ONCE,
        EACH_FILE,
        EACH_CHUNK
    }

    private final Fault fault;
    private final Times times;

    KillPoint(Fault fault, Times times) {
        this.fault = fault;
        this.times = times;
    }

    Fault first() {
        return fault;
    }

    Fault at(int time) {
        return fault.at(time);
    }

    Times times() {
        return times;
    }
}

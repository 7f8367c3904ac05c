package io.callsync.job;

import io.callsync.ledger.Act;
import io.callsync.ledger.KeptRecords;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.QuarantinedRecords;
import io.callsync.report.ReplayReport;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.writing.ReplayWriter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs quarantined records through the present mapping and writes what they make, in transactions of a few hundred records. Killed
 * or stopped half way, it is simply done again: what was decided is no longer open.
 */
@Component
public class Replay {

    private final RunningNight running;
    private final Leases leases;
    private final QuarantinedRecords quarantined;
    private final KeptRecords kept;
    private final ReplayWriter writer;
    private final TransactionTemplate transaction;
    private final CallsyncProperties properties;

    Replay(
            RunningNight running,
            Leases leases,
            QuarantinedRecords quarantined,
            KeptRecords kept,
            ReplayWriter writer,
            TransactionTemplate transaction,
            CallsyncProperties properties) {
        this.running = running;
        this.leases = leases;
        this.quarantined = quarantined;
        this.kept = kept;
        this.writer = writer;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** A signal to the process ends what begins here, as it ends a run. */
    public Session begin() {
        return new Session();
    }

    /** Replays jobs, one after the other, until a signal comes. Close it to let the process end. Not thread-safe. */
    public final class Session implements AutoCloseable {

        private final StopSignal stop = running.begin();
        private final List<ReplayReport> reports = new ArrayList<>();

        private Session() {}

        /**
         * Replays the job's open records once each, or up to the end of a chunk when a signal comes.
         *
         * @param filter which of them
         * @throws io.callsync.ledger.AlreadyRunning when a live process holds the job
         * @throws io.callsync.source.SourceUnavailable when a file is needed and the source cannot be reached
         */
        public void replay(JobFile job, QuarantineFilter filter, Act act) throws SQLException, IOException {
            try (Lease lease = leases.acquire(job.name())) {
                ReplayUnderLease replay = new ReplayUnderLease(job, lease.epoch(), act, writer, transaction, stop);
                try {
                    takeKept(replay, filter.openOf(job.name()));
                    if (replay.needsFiles()) {
                        takeFromFiles(replay, job);
                    }
                } finally {
                    reports.add(replay.report());
                }
            }
        }

        /** What became of the records of each job that was begun; of one that failed, up to there. */
        public List<ReplayReport> reports() {
            return List.copyOf(reports);
        }

        private void takeKept(ReplayUnderLease replay, QuarantineFilter open) throws IOException {
            List<Long> page = quarantined.ids(open, 0, ReplayUnderLease.CHUNK);
            while (!page.isEmpty() && !stop.isGiven()) {
                replay.take(kept.find(page));
                page = quarantined.ids(open, page.get(page.size() - 1), ReplayUnderLease.CHUNK);
            }
        }

        private void takeFromFiles(ReplayUnderLease replay, JobFile job) throws IOException {
            try (ExportSource source = ExportSources.open(job.source(), job.files(), job.settle());
                    Spool spool = new Spool(
                            properties.spool(), properties.spoolLimit().toBytes())) {
                replay.takeFromFiles(source, spool);
            }
        }

        public boolean isToldToStop() {
            return stop.isGiven();
        }

        @Override
        public void close() {
            running.end();
        }
    }
}

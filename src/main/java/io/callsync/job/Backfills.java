package io.callsync.job;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.JobSign;
import io.callsync.ledger.JobSign.Meaning;
import io.callsync.ledger.Leases;
import io.callsync.report.DateStates;
import io.callsync.settings.JobFile;
import java.sql.SQLException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Begins backfills: one a job at a time. */
@Component
@Lazy
public class Backfills {

    private final NightRunner runner;
    private final Leases leases;
    private final RunningNight running;
    private final DateStates states;

    Backfills(NightRunner runner, Leases leases, RunningNight running, DateStates states) {
        this.runner = runner;
        this.leases = leases;
        this.running = running;
        this.states = states;
    }

    /** @throws AlreadyRunning when another process backfills the job */
    public Backfill begin(JobFile job) throws SQLException {
        JobSign sign =
                leases.sign(job.name(), Meaning.BACKFILL).orElseThrow(() -> AlreadyRunning.asBackfill(job.name()));
        return new Backfill(job.withoutLookBack(), runner, sign, running, states);
    }
}

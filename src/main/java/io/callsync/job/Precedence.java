package io.callsync.job;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.JobSign;
import io.callsync.ledger.JobSign.Meaning;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a run go before a backfill of its job, which stops at the end of its chunk when it sees that a run waits. Stateless. */
record Precedence(Leases leases, Duration patience) {

    // a backfill that fetches a large file lets go once it has it
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Precedence.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * @param held what said that another process has the job
     * @throws AlreadyRunning when that is no backfill, when a run waits for it already, or when it does not let go in time
     */
    Lease await(String job, AlreadyRunning held, StopSignal stop) throws SQLException {
        if (!leases.isUp(job, Meaning.BACKFILL)) {
            throw held;
        }
        Optional<JobSign> sign = leases.sign(job, Meaning.RUN_WAITS);
        if (sign.isEmpty()) {
            throw held;
        }
        LOG.info("A backfill of {} is under way: this run begins when that has ended its chunk", job);
        try (JobSign waiting = sign.get()) {
            return await(job, waiting, held, stop);
        }
    }

    private Lease await(String job, JobSign waiting, AlreadyRunning held, StopSignal stop) throws SQLException {
        AlreadyRunning last = held;
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && !stop.comesWithin(PAUSE)) {
            try {
                return leases.acquire(job);
            } catch (AlreadyRunning still) {
                // with a connection that broke, the sign would be down
                waiting.sees(Meaning.BACKFILL);
                last = still;
            }
        }
        throw last;
    }
}

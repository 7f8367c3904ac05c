package io.callsync.job;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.DatabaseLoss;
import io.callsync.settings.CallsyncProperties;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts a run again whose database went away under it: a few times, each after a longer pause. Whatever else ends a run ends it
 * for good.
 */
@Component
class Restarts {

    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);
    private static final int LONGER = 4;

    private final CallsyncProperties properties;

    Restarts(CallsyncProperties properties) {
        this.properties = properties;
    }

    /** A start of the run; each goes on where the one before it stood. */
    interface Start {
        RunResult run() throws SQLException;
    }

    RunResult run(String night, StopSignal stop, Start start) throws SQLException {
        Duration pause = properties.restartPause();
        End end = End.of(start);
        for (int again = 1; again <= properties.restarts() && end.mayPass(again); again++) {
            LOG.warn(
                    "{} lost its database and starts again in {} s, {} of {}: {}",
                    night,
                    pause.toSeconds(),
                    again,
                    properties.restarts(),
                    end.cause().getMessage());
            if (stop.comesWithin(pause)) {
                break;
            }
            end = End.of(start);
            pause = pause.multipliedBy(LONGER);
        }
        return end.result();
    }

    /** How a start ended: with a result, or with an exception when not even the ledger could be told. */
    private record End(RunResult told, Exception thrown) {

        static End of(Start start) {
            try {
                return new End(start.run(), null);
            } catch (SQLException | RuntimeException e) {
                return new End(null, e);
            }
        }

        Throwable cause() {
            return told instanceof RunResult.Failed failed ? failed.cause() : thrown;
        }

        /** A server that has not noticed the loss holds the job's lock for a while longer. */
        boolean mayPass(int again) {
            return cause() != null && (DatabaseLoss.mayPass(cause()) || again > 1 && cause() instanceof AlreadyRunning);
        }

        RunResult result() throws SQLException {
            if (thrown instanceof SQLException refusal) {
                throw refusal;
            }
            if (thrown instanceof RuntimeException failure) {
                throw failure;
            }
            return told;
        }
    }
}

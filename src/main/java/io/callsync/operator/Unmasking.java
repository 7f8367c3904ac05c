package io.callsync.operator;

import io.callsync.report.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether somebody asked to see personal data. Who did, and of what, is written to the log: a command without a database has no
 * other place that lasts.
 */
final class Unmasking {

    private static final Logger LOG = LoggerFactory.getLogger(Unmasking.class);

    private Unmasking() {}

    static Shown of(boolean wanted, String command, String file) {
        if (wanted) {
            LOG.warn(
                    "{} shows personal data of {} to the user {}: --unmask",
                    command,
                    file,
                    System.getProperty("user.name"));
        }
        return wanted ? Shown.AS_IT_IS : Shown.MASKED;
    }
}

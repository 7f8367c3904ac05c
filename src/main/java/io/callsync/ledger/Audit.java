package io.callsync.ledger;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code callsync_audit}: who was shown personal data unmasked, or purged what is old. Never changed, never deleted.
 * Thread-safe.
 */
@Lazy
@Repository
public class Audit {

    private static final String NOTE = """
            INSERT INTO callsync_audit (action, done_by, why, subject, n, done_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""";
    private static final int LONGEST_SUBJECT = 1000;

    private final JdbcTemplate jdbc;

    Audit(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Committed when it returns: to be called before anything is shown or deleted.
     *
     * @param subject what will be shown or deleted; personal data in it is masked
     * @param n how many calls, records or rows
     */
    public void note(String action, String subject, long n, Act act) {
        jdbc.update(NOTE, action, act.by(), act.why(), StoredText.of(subject, LONGEST_SUBJECT), n);
    }
}

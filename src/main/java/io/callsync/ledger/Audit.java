package io.callsync.ledger;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code callsync_audit}: who was shown personal data unmasked, purged what is old, or had a number forgotten. Never
 * changed, never deleted.
 * Thread-safe.
 */
@Lazy
@Repository
public class Audit {

    private static final String NOTE = """
            INSERT INTO callsync_audit (action, done_by, why, subject, n, done_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""";
    private static final String LAST = """
            SELECT action, done_at FROM callsync_audit WHERE action IN (?, ?) AND subject LIKE CONCAT(?, '%')
            ORDER BY id DESC LIMIT 1""";
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
     * @return the row's id
     */
    public long note(AuditAction action, String subject, long n, Act act) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement note = connection.prepareStatement(NOTE, Statement.RETURN_GENERATED_KEYS);
                    note.setString(1, action.code());
                    note.setString(2, act.by());
                    note.setString(3, act.why());
                    note.setString(4, StoredText.of(subject, LONGEST_SUBJECT));
                    note.setLong(5, n);
                    return note;
                },
                id);
        return id.getKey().longValue();
    }

    /** When what was begun with this subject was, unless it has ended since. @param ended an action whose subject begins with it */
    public Optional<Instant> unended(AuditAction begun, AuditAction ended, String subject) {
        return jdbc
                .query(
                        LAST,
                        (rs, i) -> rs.getString("action").equals(begun.code())
                                ? rs.getObject("done_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)
                                : null,
                        begun.code(),
                        ended.code(),
                        subject)
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }
}

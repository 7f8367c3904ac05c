package io.callsync.ledger;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Rows of {@code callsync_quarantine_history} that are no longer needed: those of a record that is gone, all of them once the last one
 * is old. Nothing can be added to them any more. Callers bring the transaction. Thread-safe.
 */
@Lazy
@Repository
public class OldSteps {

    private static final String PAGE = """
            SELECT h.id FROM callsync_quarantine_history h
            WHERE h.done_at < ? AND (? IS NULL OR h.job = ?) AND h.id > ?
                AND NOT EXISTS (SELECT 1 FROM callsync_quarantine q WHERE q.id = h.quarantine_id)
                AND NOT EXISTS (SELECT 1 FROM callsync_quarantine_history o WHERE o.quarantine_id = h.quarantine_id AND o.done_at >= ?)
            ORDER BY h.id LIMIT ?""";
    private static final String DELETE = "DELETE FROM callsync_quarantine_history WHERE id IN (%s)";

    private final JdbcTemplate jdbc;

    OldSteps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones behind this id, in order of id. @param job null for all */
    public List<Long> page(String job, LocalDateTime before, long after, int limit) {
        return jdbc.queryForList(PAGE, Long.class, before, job, job, after, before, limit);
    }

    /** @return how many */
    public int delete(Collection<Long> ids) {
        return jdbc.update(DELETE.formatted(String.join(",", Collections.nCopies(ids.size(), "?"))), ids.toArray());
    }
}

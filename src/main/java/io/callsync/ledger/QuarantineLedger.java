package io.callsync.ledger;

import io.callsync.call.About;
import io.callsync.call.Outcome;
import io.callsync.call.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What becomes of the rows of {@code callsync_quarantine}; each step is noted in their history. Callers bring the transaction, and
 * lock the rows before they change them. Thread-safe.
 */
@Repository
public class QuarantineLedger {

    private static final String LOCK = """
            SELECT id, reason FROM callsync_quarantine WHERE id IN (%s) AND state IN (%s) ORDER BY id FOR UPDATE""";
    private static final String REPLAYED = """
            UPDATE callsync_quarantine SET state = 'replayed', attempts = attempts + 1, settled_at = UTC_TIMESTAMP(6) WHERE id IN (%s)""";
    private static final String TRIED = """
            UPDATE callsync_quarantine SET attempts = attempts + 1, reason = ?, field = ?, message = ? WHERE id = ?""";
    private static final String NOT_READ = """
            UPDATE callsync_quarantine SET attempts = attempts + 1 WHERE id IN (%s)""";
    private static final String RESOLVED = """
            UPDATE callsync_quarantine SET state = 'resolved', settled_at = UTC_TIMESTAMP(6) WHERE id IN (%s)""";
    private static final String AWAITED = """
            SELECT external_call_id FROM callsync_quarantine
            WHERE provider = ? AND external_call_id IS NOT NULL AND state = 'open'""";
    private static final String OF_CALLS = """
            SELECT id, file_id, record_number, external_call_id, leg_id, changed_at FROM callsync_quarantine
            WHERE provider = ? AND external_call_id IN (%s) AND state = 'open' ORDER BY id FOR UPDATE""";
    private static final String COUNT_PURGED = """
            INSERT INTO callsync_file_counts (file_id, kind, name, n)
            SELECT q.file_id, 'purged', q.reason, COUNT(*) FROM callsync_quarantine q
            WHERE q.id IN (%s) AND q.state <> 'replayed' GROUP BY q.file_id, q.reason
            ON DUPLICATE KEY UPDATE n = n + VALUES(n)""";
    private static final String DELETE = "DELETE FROM callsync_quarantine WHERE id IN (%s)";
    private static final String DELETE_HEADERS = """
            DELETE FROM callsync_quarantine_headers
            WHERE NOT EXISTS (SELECT 1 FROM callsync_quarantine q WHERE q.file_id = callsync_quarantine_headers.file_id)""";
    private static final int LONGEST_FIELD = 128;
    private static final int LONGEST_MESSAGE = 1000;

    private final JdbcTemplate jdbc;
    private final QuarantineHistory history;

    QuarantineLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.history = new QuarantineHistory(jdbc);
    }

    /** An open record of a call, and where it lies. */
    public record OfCall(long id, long fileId, long number, About about) {}

    /** Locks those of these records that are in one of these states. @return the reason of each */
    public Map<Long, String> lock(Collection<Long> ids, QuarantineState... states) {
        Map<Long, String> locked = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    LOCK.formatted(marks(ids.size()), marks(states.length)),
                    (ResultSet rs) -> {
                        locked.put(rs.getLong(1), rs.getString(2));
                    },
                    Stream.concat(ids.stream(), Arrays.stream(states).map(QuarantineState::value))
                            .toArray());
        }
        return locked;
    }

    /** @param outcomes what became of each record */
    public void replayed(Map<Long, String> outcomes, Act act) {
        update(REPLAYED, outcomes.keySet());
        history.note("replayed", outcomes, act);
    }

    /** The records stay open, with the reason why they failed this time. */
    public void failedAgain(Map<Long, Outcome.Quarantined> reasons, Act act) {
        if (reasons.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                TRIED,
                reasons.entrySet().stream()
                        .map(entry -> values(entry.getKey(), entry.getValue()))
                        .toList());
        Map<Long, String> results = new TreeMap<>();
        reasons.forEach((id, reason) -> results.put(id, reason.reason().code() + ": " + reason.message()));
        history.note("tried", results, act);
    }

    /** The records stay as they are, since they could not even be read. @param why by record */
    public void notRead(Map<Long, String> why, Act act) {
        update(NOT_READ, why.keySet());
        history.note("tried", why, act);
    }

    /** Somebody decided that the records are not needed. */
    public void resolved(Collection<Long> ids, Act act) {
        update(RESOLVED, ids);
        history.note("resolved", ids, act);
    }

    /** The calls of the records came again and were accepted. @param from where each came from */
    public void arrived(Map<Long, String> from, Act act) {
        update(RESOLVED, from.keySet());
        history.note("arrived", from, act);
    }

    /** The calls of which a record is open. */
    public void awaited(String provider, Consumer<String> callIds) {
        jdbc.query(AWAITED, (ResultSet rs) -> callIds.accept(rs.getString(1)), provider);
    }

    /** The open records of these calls, locked. */
    public List<OfCall> openOf(String provider, Collection<String> callIds) {
        return jdbc.query(
                OF_CALLS.formatted(marks(callIds.size())),
                (rs, i) -> ofCall(rs),
                Stream.concat(Stream.of(provider), callIds.stream()).toArray());
    }

    private static OfCall ofCall(ResultSet rs) throws SQLException {
        RecordKey key = new RecordKey(rs.getString("external_call_id"), rs.getString("leg_id"));
        LocalDateTime changedAt = rs.getObject("changed_at", LocalDateTime.class);
        About about = new About(key, changedAt == null ? null : changedAt.toInstant(ZoneOffset.UTC));
        return new OfCall(rs.getLong("id"), rs.getLong("file_id"), rs.getLong("record_number"), about);
    }

    /** Deletes records that are locked; those that their files still count as quarantined are counted as purged. */
    public void purged(Collection<Long> ids, Act act) {
        history.note("purged", ids, act);
        update(COUNT_PURGED, ids);
        update(DELETE, ids);
    }

    /** Deletes the headers of files of which nothing is kept any more. */
    public void purgeHeaders() {
        jdbc.update(DELETE_HEADERS);
    }

    private void update(String statement, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.update(statement.formatted(marks(ids.size())), ids.toArray());
        }
    }

    private static Object[] values(Long id, Outcome.Quarantined reason) {
        return new Object[] {
            reason.reason().code(),
            shorten(reason.field(), LONGEST_FIELD),
            shorten(reason.message(), LONGEST_MESSAGE),
            id
        };
    }

    private static String shorten(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String marks(int n) {
        return String.join(",", Collections.nCopies(n, "?"));
    }
}

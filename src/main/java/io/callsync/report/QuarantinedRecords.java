package io.callsync.report;

import io.callsync.call.CallKey;
import io.callsync.ledger.QuarantineState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads what was put aside, and what was done about it. Thread-safe. */
@Repository
public class QuarantinedRecords {

    private static final String TABLES = """
            FROM callsync_quarantine q JOIN callsync_export_files f ON f.id = q.file_id
            """;
    private static final String WHERE = TABLES + "WHERE " + QuarantineFilter.CONDITIONS;
    // by a date's files, by a job or hashed, each page would read and sort all that they have
    private static final String IN_ORDER_OF_ID = """
            FROM callsync_quarantine q FORCE INDEX (PRIMARY)
                STRAIGHT_JOIN callsync_export_files f FORCE INDEX (PRIMARY) ON f.id = q.file_id
            WHERE\s""" + QuarantineFilter.CONDITIONS;
    private static final String NEXT = " AND q.id > ? ORDER BY q.id LIMIT ?";
    private static final String RECORDS = "SELECT q.*, f.business_date, f.uri, f.version ";
    private static final String NEWEST = RECORDS + WHERE + " ORDER BY q.id DESC LIMIT ?";
    private static final String AFTER = RECORDS + IN_ORDER_OF_ID + NEXT;
    private static final String ONE = RECORDS + TABLES + "WHERE q.id = ?";
    private static final String IDS = "SELECT q.id " + IN_ORDER_OF_ID + NEXT;
    private static final String OLD_IDS = "SELECT q.id " + IN_ORDER_OF_ID
            + " AND COALESCE(q.settled_at, q.created_at) < UTC_TIMESTAMP(6) - INTERVAL ? SECOND" + NEXT;
    private static final String GROUPS = """
            SELECT g.*, e.message FROM (
                SELECT q.reason, COUNT(*) AS n, COUNT(DISTINCT q.job) AS jobs, MIN(q.created_at) AS oldest,
                    MAX(q.created_at) AS newest, MAX(q.id) AS example
                %s GROUP BY q.reason) g JOIN callsync_quarantine e ON e.id = g.example ORDER BY g.n DESC, g.reason""".formatted(WHERE);
    private static final String STATES = "SELECT id, state FROM callsync_quarantine WHERE id IN (%s)";
    private static final String JOBS = "SELECT DISTINCT q.job " + WHERE + " ORDER BY q.job";
    private static final String HISTORY = """
            SELECT action, result, done_by, why, done_at FROM callsync_quarantine_history WHERE quarantine_id = ? ORDER BY id""";
    // all states, for the index on calls: where a record tells its call its bytes are not read
    private static final String OF_CALL = RECORDS + TABLES + """
            WHERE q.provider = ? AND q.state IN ('open', 'replayed', 'resolved')
                AND (q.external_call_id = ? OR q.external_call_id IS NULL) AND (q.external_call_id = ? OR INSTR(q.raw, ?) > 0)
                AND q.id > ? ORDER BY q.id LIMIT ?""";

    private final JdbcTemplate jdbc;

    QuarantinedRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<QuarantinedRecord> newest(QuarantineFilter filter, int limit) {
        return jdbc.query(NEWEST, (rs, i) -> read(rs), filter.arguments(limit));
    }

    /** The next ones behind this id, in order of id: a page of any number of them. */
    public List<QuarantinedRecord> after(QuarantineFilter filter, long id, int limit) {
        return jdbc.query(AFTER, (rs, i) -> read(rs), filter.arguments(id, limit));
    }

    /** The same, their ids alone. */
    public List<Long> ids(QuarantineFilter filter, long after, int limit) {
        return jdbc.queryForList(IDS, Long.class, filter.arguments(after, limit));
    }

    /** The same of those that were settled or, while they are open, put aside so long ago, by the database's clock. */
    public List<Long> idsOlderThan(Duration age, QuarantineFilter filter, long after, int limit) {
        return jdbc.queryForList(OLD_IDS, Long.class, filter.arguments(age.toSeconds(), after, limit));
    }

    public Optional<QuarantinedRecord> find(long id) {
        return jdbc.query(ONE, (rs, i) -> read(rs), id).stream().findFirst();
    }

    /** In which state those of these are that are there. */
    public Map<Long, QuarantineState> states(Collection<Long> ids) {
        Map<Long, QuarantineState> states = new TreeMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    STATES.formatted(String.join(", ", Collections.nCopies(ids.size(), "?"))),
                    (ResultSet rs) -> {
                        states.put(rs.getLong("id"), QuarantineState.of(rs.getString("state")));
                    },
                    ids.toArray());
        }
        return states;
    }

    /** What was done to a record, oldest first. */
    public List<QuarantinedRecord.Step> history(long id) {
        return jdbc.query(
                HISTORY,
                (rs, i) -> new QuarantinedRecord.Step(
                        rs.getString("action"),
                        rs.getString("result"),
                        rs.getString("done_by"),
                        rs.getString("why"),
                        instant(rs, "done_at")),
                id);
    }

    /** The next ones behind this id that are about a call, or that do not tell their call and have its id in their bytes. */
    public List<QuarantinedRecord> ofCall(CallKey key, long id, int limit) {
        String call = key.externalId();
        return jdbc.query(OF_CALL, (rs, i) -> read(rs), key.provider(), call, call, call, id, limit);
    }

    /** How many there are of each reason, the most frequent first. */
    public List<QuarantineGroup> groups(QuarantineFilter filter) {
        return jdbc.query(
                GROUPS,
                (rs, i) -> new QuarantineGroup(
                        rs.getString("reason"),
                        rs.getLong("n"),
                        rs.getLong("jobs"),
                        instant(rs, "oldest"),
                        instant(rs, "newest"),
                        rs.getLong("example"),
                        rs.getString("message")),
                filter.arguments());
    }

    /** The jobs that have any. */
    public List<String> jobs(QuarantineFilter filter) {
        return jdbc.queryForList(JOBS, String.class, filter.arguments());
    }

    private static QuarantinedRecord read(ResultSet rs) throws SQLException {
        return new QuarantinedRecord(
                rs.getLong("id"),
                rs.getString("job"),
                rs.getString("provider"),
                rs.getObject("business_date", LocalDate.class),
                rs.getLong("file_id"),
                rs.getString("uri"),
                rs.getString("version"),
                rs.getLong("record_number"),
                rs.getLong("position"),
                rs.getString("reason"),
                rs.getString("field"),
                rs.getString("message"),
                rs.getBytes("raw"),
                rs.getLong("raw_size"),
                instant(rs, "created_at"),
                rs.getString("state"),
                rs.getInt("attempts"),
                instant(rs, "settled_at"),
                rs.getString("external_call_id"),
                rs.getString("leg_id"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        LocalDateTime time = rs.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}

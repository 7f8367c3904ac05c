package io.callsync.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads what was put aside. Thread-safe. */
@Repository
public class QuarantinedRecords {

    private static final String TABLES = """
            FROM callsync_quarantine q JOIN callsync_export_files f ON f.id = q.file_id
            """;
    private static final String RECORDS = """
            SELECT q.*, f.business_date, f.uri, f.version
            """ + TABLES;
    private static final String NEWEST =
            RECORDS + "WHERE " + QuarantineFilter.CONDITIONS + " ORDER BY q.id DESC LIMIT ?";
    private static final String AFTER =
            RECORDS + "WHERE " + QuarantineFilter.CONDITIONS + " AND q.id > ? ORDER BY q.id LIMIT ?";
    private static final String ONE = RECORDS + "WHERE q.id = ?";
    private static final String CONTAINING =
            RECORDS + "WHERE q.provider = ? AND INSTR(q.raw, ?) > 0 ORDER BY q.id LIMIT ?";
    private static final String TOTALS = "SELECT q.reason, COUNT(*) AS n " + TABLES + "WHERE "
            + QuarantineFilter.CONDITIONS + " GROUP BY q.reason ORDER BY n DESC, q.reason";

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

    public Optional<QuarantinedRecord> find(long id) {
        return jdbc.query(ONE, (rs, i) -> read(rs), id).stream().findFirst();
    }

    /** The first ones of a provider in whose bytes this text stands; reads all that are kept of that provider. */
    public List<QuarantinedRecord> containing(String provider, String text, int limit) {
        return jdbc.query(CONTAINING, (rs, i) -> read(rs), provider, text, limit);
    }

    /** How many there are of each reason, the most frequent first. */
    public Map<String, Long> totals(QuarantineFilter filter) {
        Map<String, Long> totals = new LinkedHashMap<>();
        jdbc.query(
                TOTALS,
                (ResultSet rs) -> {
                    totals.put(rs.getString("reason"), rs.getLong("n"));
                },
                filter.arguments());
        return totals;
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
                rs.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}

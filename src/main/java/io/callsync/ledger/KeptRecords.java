package io.callsync.ledger;

import io.callsync.source.ExportObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads quarantined records with what it takes to map them again. Thread-safe. */
@Repository
public class KeptRecords {

    private static final String FIND = """
            SELECT q.id, q.provider, q.record_number, q.position, q.raw, q.raw_size, h.header, q.file_id, f.uri, f.version, f.size,
                f.last_modified, f.business_date, f.state
            FROM callsync_quarantine q JOIN callsync_export_files f ON f.id = q.file_id
            LEFT JOIN callsync_quarantine_headers h ON h.file_id = q.file_id
            WHERE q.id IN (%s) ORDER BY q.id""";

    private final JdbcTemplate jdbc;

    KeptRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ids at least one */
    public List<KeptRecord> find(Collection<Long> ids) {
        String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
        return jdbc.query(FIND.formatted(marks), (rs, i) -> record(rs), ids.toArray());
    }

    private static KeptRecord record(ResultSet rs) throws SQLException {
        return new KeptRecord(
                rs.getLong("id"),
                rs.getString("provider"),
                file(rs),
                rs.getLong("record_number"),
                rs.getLong("position"),
                rs.getBytes("raw"),
                rs.getLong("raw_size"),
                rs.getBytes("header"));
    }

    /** As it is read from its beginning, wherever the ledger stands. */
    private static LedgerFile file(ResultSet rs) throws SQLException {
        var object = new ExportObject(
                rs.getString("uri"),
                rs.getString("version"),
                rs.getLong("size"),
                rs.getObject("last_modified", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                rs.getObject("business_date", LocalDate.class));
        return new LedgerFile(rs.getLong("file_id"), object, FileState.of(rs.getString("state")), 1);
    }
}

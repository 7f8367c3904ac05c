package io.callsync.ledger;

import io.callsync.source.ExportObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which versions of a provider's files there were, in the order in which they were loaded. Only reads, without locks. Thread-safe. */
@Repository
public class FileVersions {

    private static final String FILES = """
            SELECT id, job, provider, uri, version, size, last_modified, business_date, state, next_record, message, loaded_at
            FROM callsync_export_files
            WHERE %s
            """;
    // one that is still being loaded comes last
    private static final String AS_LOADED = "ORDER BY loaded_at IS NULL, loaded_at, id";
    private static final String VERSIONS =
            FILES.formatted("provider = :provider AND (business_date BETWEEN :from AND :to OR id IN (:ids))")
                    + AS_LOADED;
    private static final String NIGHT =
            FILES.formatted("job = :job AND business_date = :date AND next_record > 1") + AS_LOADED;
    private static final String DATES = """
            SELECT DISTINCT business_date FROM callsync_export_files WHERE job = :job AND next_record > 1
            ORDER BY business_date DESC""";
    private static final String PROVIDERS = "SELECT DISTINCT provider FROM callsync_export_files ORDER BY provider";
    private static final long NO_FILE = 0;

    private final NamedParameterJdbcTemplate jdbc;

    FileVersions(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The providers of whom any file is known, by name. */
    public List<String> providers() {
        return jdbc.queryForList(PROVIDERS, Map.of(), String.class);
    }

    /** Those of business dates from one to another, both included, and those with these ids. */
    public List<FileVersion> of(String provider, LocalDate from, LocalDate to, Collection<Long> ids) {
        List<Long> named = new ArrayList<>(ids);
        named.add(NO_FILE);
        return jdbc.query(
                VERSIONS, Map.of("provider", provider, "from", from, "to", to, "ids", named), (rs, i) -> version(rs));
    }

    /** Those of a night of which any record was loaded. */
    public List<FileVersion> ofNight(String job, LocalDate date) {
        return jdbc.query(NIGHT, Map.of("job", job, "date", date), (rs, i) -> version(rs));
    }

    /** The business dates of which a job has loaded any record, the newest first. */
    public List<LocalDate> nights(String job) {
        return jdbc.query(DATES, Map.of("job", job), (rs, i) -> rs.getObject(1, LocalDate.class));
    }

    private static FileVersion version(ResultSet rs) throws SQLException {
        var object = new ExportObject(
                rs.getString("uri"),
                rs.getString("version"),
                rs.getLong("size"),
                time(rs, "last_modified"),
                rs.getObject("business_date", LocalDate.class));
        var file = new LedgerFile(
                rs.getLong("id"), object, FileState.of(rs.getString("state")), rs.getLong("next_record"));
        return new FileVersion(
                file, rs.getString("job"), rs.getString("provider"), rs.getString("message"), time(rs, "loaded_at"));
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        LocalDateTime time = rs.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}

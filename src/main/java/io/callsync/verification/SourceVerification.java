package io.callsync.verification;

import io.callsync.container.UnreadableFile;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.Spool;
import io.callsync.source.SpoolPlace;
import io.callsync.source.SpooledFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Compares loaded files with the objects that they were read from: fetches the version that the ledger names once more, and counts
 * its records by other means. Objects that are no longer there prove nothing, and are no violation. Thread-safe.
 */
@Repository
public class SourceVerification {

    private static final Promise PROMISE = new Promise(
            "I8",
            "source",
            "a loaded file has as many records as were read from its object",
            "keep the object and everything else as it is, and send the developers callsync verify --source --json");
    private static final String LOADED = """
            SELECT f.uri, f.version, f.size, f.last_modified, f.business_date, f.records FROM callsync_export_files f
            WHERE {files} AND f.state = 'loaded' ORDER BY f.business_date, f.uri, f.id""";
    private static final Set<String> NOT_WHOLE = Set.of("corrupt", "truncated");
    private static final int EXAMPLES = 5;

    private final NamedParameterJdbcTemplate jdbc;

    SourceVerification(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Loaded(ExportObject object, long records) {}

    /**
     * @param scope files of this job alone
     * @throws io.callsync.source.SourceUnavailable when the source cannot be reached or refuses
     */
    public Finding check(JobFile job, Scope scope, ExportSource source, Spool spool) {
        List<Violation> violations = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (Loaded file : jdbc.query(scope.narrow(LOADED), scope.parameters(), (rs, i) -> loaded(rs))) {
            String uri = file.object().uri();
            try (SpooledFile fetched = fetch(job, file.object(), source, spool)) {
                long counted = RecordCount.of(
                        fetched,
                        job.format().layout(fetched.head()).dialect(),
                        job.limits().record());
                if (counted != file.records()) {
                    violations.add(
                            violation(job, uri, "%d records were read, it has %d".formatted(file.records(), counted)));
                }
            } catch (ExportSource.Vanished | ExportSource.Replaced e) {
                unchecked.add(uri + ": not checked: no longer there");
            } catch (NotCountable e) {
                unchecked.add(uri + ": " + e.getMessage());
            } catch (UnreadableFile e) {
                if (NOT_WHOLE.contains(e.reason())) {
                    violations.add(violation(job, uri, e.getMessage()));
                } else {
                    unchecked.add("%s: not checked: %s".formatted(uri, e.getMessage()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        List<Violation> examples = violations.subList(0, Math.min(EXAMPLES, violations.size()));
        return new Finding(PROMISE, violations.size(), List.copyOf(examples), unchecked);
    }

    private static SpooledFile fetch(JobFile job, ExportObject object, ExportSource source, Spool spool)
            throws IOException {
        // one file at a time: whatever fits the spool at all has room
        SpoolPlace place = spool.placeAtOnce(object).orElseThrow();
        return spool.fetch(source, place, job.limits().file(), job.limits().expansion());
    }

    private static Violation violation(JobFile job, String uri, String detail) {
        return new Violation(job.name(), uri, null, null, detail);
    }

    private static Loaded loaded(ResultSet rs) throws SQLException {
        var object = new ExportObject(
                rs.getString("uri"),
                rs.getString("version"),
                rs.getLong("size"),
                rs.getObject("last_modified", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                rs.getObject("business_date", LocalDate.class));
        return new Loaded(object, rs.getLong("records"));
    }
}

package io.callsync.ledger;

import io.callsync.source.ExportObject;
import io.callsync.source.Listing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of {@code callsync_export_files}. Callers bring the transaction. Thread-safe. */
@Repository
public class FileLedger {

    private static final String KNOWN = """
            SELECT object_key, state FROM callsync_export_files WHERE job = ? AND business_date BETWEEN ? AND ?""";
    private static final String INSERT = """
            INSERT INTO callsync_export_files
                (job, provider, uri, version, object_key, size, last_modified, business_date, run_id, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned')
            ON DUPLICATE KEY UPDATE
                run_id = IF(state = 'loaded', run_id, VALUES(run_id)), provider = IF(state = 'loaded', provider, VALUES(provider)),
                state = IF(state IN ('loaded', 'failed', 'loading'), state, 'planned')""";
    private static final String PENDING = """
            SELECT id, uri, version, size, last_modified, business_date, state, next_record FROM callsync_export_files
            WHERE job = ? AND state IN ('planned', 'loading', 'failed')
            ORDER BY business_date, uri, last_modified""";
    private static final String PENDING_ONE = """
            SELECT id, uri, version, size, last_modified, business_date, state, next_record FROM callsync_export_files
            WHERE job = ? AND object_key = ? AND state <> 'loaded'""";
    private static final String LOADED = """
            SELECT COUNT(*) FROM callsync_export_files WHERE job = ? AND object_key = ? AND state = 'loaded'""";
    private static final String GONE = """
            UPDATE callsync_export_files SET state = ?, failure = ?, message = ?, run_id = ? WHERE id = ?""";
    private static final String ADVANCE = """
            UPDATE callsync_export_files
            SET next_record = ?, records = records + ?, inserted = inserted + ?, updated = updated + ?, unchanged = unchanged + ?,
                superseded = superseded + ?, duplicate = duplicate + ?, filtered = filtered + ?, quarantined = quarantined + ?,
                state = ?, failure = ?, message = ?, run_id = ?, loaded_at = IF(? = 'loaded', UTC_TIMESTAMP(6), loaded_at)
            WHERE id = ? AND next_record = ? AND state IN ('planned', 'loading', 'failed')""";
    static final String COUNT = """
            INSERT INTO callsync_file_counts (file_id, kind, name, n) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE n = n + VALUES(n)""";
    private static final int LONGEST_MESSAGE = 1000;

    private final JdbcTemplate jdbc;
    private final RunFiles ofRuns;

    FileLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.ofRuns = new RunFiles(jdbc);
    }

    /**
     * Writes down what the source lists between two dates, and answers with everything that has to be read: new versions, and
     * those that an earlier run planned but did not finish. Versions that are no longer listed are closed as vanished or
     * replaced.
     */
    public List<LedgerFile> plan(Run run, String provider, LocalDate from, Listing listing) {
        Set<ByteBuffer> settled = settled(run.job(), from, run.date());
        List<Object[]> rows = new ArrayList<>();
        for (ExportObject object : listing.objects()) {
            byte[] key = key(object);
            if (!settled.contains(ByteBuffer.wrap(key))) {
                rows.add(row(run, provider, object, key));
            }
        }
        jdbc.batchUpdate(INSERT, rows);
        return closeGone(run, from, listing);
    }

    /** The same for one file alone: nothing is said of any other. @return that file, or nothing when it is loaded */
    public List<LedgerFile> planOne(Run run, String provider, ExportObject object) {
        byte[] key = key(object);
        jdbc.update(INSERT, row(run, provider, object, key));
        return jdbc.query(PENDING_ONE, (rs, i) -> file(rs), run.job(), key);
    }

    /** How many of these files have not been loaded to their end. */
    public int notLoaded(String job, Collection<ExportObject> objects) {
        return (int) objects.stream()
                .filter(object -> jdbc.queryForObject(LOADED, Integer.class, job, key(object)) == 0)
                .count();
    }

    /** Moves each file on, exactly from where this chunk began. Must run in the chunk's transaction. */
    public void advance(long runId, Collection<FileProgress> chunk) {
        List<Object[]> rows =
                chunk.stream().map(progress -> advance(runId, progress)).toList();
        int[] hits = jdbc.batchUpdate(ADVANCE, rows);
        List<Object[]> counts = new ArrayList<>();
        int i = 0;
        for (FileProgress progress : chunk) {
            if (hits[i++] != 1) {
                throw new Fenced("%s is no longer at record %d: another run has read on"
                        .formatted(progress.file().object().uri(), progress.from()));
            }
            progress.counters()
                    .forEach((counter, n) ->
                            counts.add(new Object[] {progress.file().id(), counter.kind(), counter.name(), n}));
        }
        if (!counts.isEmpty()) {
            jdbc.batchUpdate(COUNT, counts);
        }
        ofRuns.add(runId, chunk);
    }

    private static Object[] advance(long runId, FileProgress p) {
        return new Object[] {
            p.next(),
            p.records(),
            p.count(OutcomeKind.INSERTED),
            p.count(OutcomeKind.UPDATED),
            p.count(OutcomeKind.UNCHANGED),
            p.count(OutcomeKind.SUPERSEDED),
            p.count(OutcomeKind.DUPLICATE),
            p.count(OutcomeKind.FILTERED),
            p.count(OutcomeKind.QUARANTINED),
            p.state().value(),
            p.failure(),
            StoredText.of(p.message(), LONGEST_MESSAGE),
            runId,
            p.state().value(),
            p.file().id(),
            p.from()
        };
    }

    private Set<ByteBuffer> settled(String job, LocalDate from, LocalDate to) {
        Set<ByteBuffer> keys = new HashSet<>();
        jdbc.query(
                KNOWN,
                (ResultSet rs) -> {
                    if (FileState.of(rs.getString(2)) == FileState.LOADED) {
                        keys.add(ByteBuffer.wrap(rs.getBytes(1)));
                    }
                },
                job,
                from,
                to);
        return keys;
    }

    private List<LedgerFile> closeGone(Run run, LocalDate from, Listing listing) {
        Set<ExportKey> present = listing.objects().stream().map(ExportKey::of).collect(Collectors.toSet());
        Set<String> uris = listing.objects().stream().map(ExportObject::uri).collect(Collectors.toSet());
        Set<String> beingWritten =
                listing.unsettled().stream().map(ExportObject::uri).collect(Collectors.toSet());
        List<LedgerFile> left = new ArrayList<>();
        for (LedgerFile file : jdbc.query(PENDING, (rs, i) -> file(rs), run.job())) {
            ExportObject object = file.object();
            if (present.contains(ExportKey.of(object))) {
                left.add(file);
            } else if (!beingWritten.contains(object.uri())
                    && !object.date().isBefore(from)
                    && !object.date().isAfter(run.date())) {
                close(run, file, uris.contains(object.uri()));
            }
        }
        return left;
    }

    // a file that could not be read and was then taken away has been dealt with; one that was never tried is a loss
    private void close(Run run, LedgerFile file, boolean replaced) {
        String failure = replaced || file.state() == FileState.FAILED ? null : FileState.VANISHED.value();
        jdbc.update(
                GONE,
                (replaced ? FileState.REPLACED : FileState.VANISHED).value(),
                failure,
                replaced ? "another version took its place" : "no longer listed",
                run.id(),
                file.id());
    }

    private record ExportKey(String uri, String version, long size) {
        static ExportKey of(ExportObject object) {
            return new ExportKey(object.uri(), object.version(), object.size());
        }
    }

    private static LedgerFile file(ResultSet rs) throws SQLException {
        var object = new ExportObject(
                rs.getString("uri"),
                rs.getString("version"),
                rs.getLong("size"),
                rs.getObject("last_modified", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                rs.getObject("business_date", LocalDate.class));
        return new LedgerFile(rs.getLong("id"), object, FileState.of(rs.getString("state")), rs.getLong("next_record"));
    }

    private static Object[] row(Run run, String provider, ExportObject object, byte[] key) {
        return new Object[] {
            run.job(),
            provider,
            object.uri(),
            object.version(),
            key,
            object.size(),
            LocalDateTime.ofInstant(object.lastModified(), ZoneOffset.UTC),
            object.date(),
            run.id()
        };
    }

    private static byte[] key(ExportObject object) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return digest.digest(
                    (object.uri() + '\0' + object.version() + '\0' + object.size()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

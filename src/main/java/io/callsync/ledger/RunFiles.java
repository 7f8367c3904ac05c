package io.callsync.ledger;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code callsync_run_files}: what one run did with one file. Callers bring the transaction. Thread-safe. */
final class RunFiles {

    private static final List<String> SUMS = Stream.concat(
                    Stream.of("records", "read_millis", "retries"),
                    Stream.of(OutcomeKind.values()).map(OutcomeKind::column))
            .toList();
    private static final ManyRows ADD = new ManyRows(
            "INSERT INTO callsync_run_files (run_id, file_id, bytes, first_bad_record, first_bad_reason, "
                    + String.join(", ", SUMS) + ")",
            SUMS.size() + 5,
            "ON DUPLICATE KEY UPDATE bytes = VALUES(bytes), first_bad_record = COALESCE(first_bad_record, VALUES(first_bad_record)),"
                    + " first_bad_reason = COALESCE(first_bad_reason, VALUES(first_bad_reason)), "
                    + SUMS.stream()
                            .map(column -> "%1$s = %1$s + VALUES(%1$s)".formatted(column))
                            .collect(Collectors.joining(", ")));

    private final JdbcTemplate jdbc;

    RunFiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(long runId, Collection<FileProgress> chunk) {
        ADD.write(jdbc, chunk.stream().map(progress -> row(runId, progress)).toList());
    }

    private static Object[] row(long runId, FileProgress p) {
        return new Object[] {
            runId,
            p.file().id(),
            isGone(p.state()) ? 0 : p.file().object().size(),
            p.firstBadRecord(),
            p.firstBadReason(),
            p.records(),
            p.reading().millis(),
            p.reading().retries(),
            p.count(OutcomeKind.INSERTED),
            p.count(OutcomeKind.UPDATED),
            p.count(OutcomeKind.UNCHANGED),
            p.count(OutcomeKind.SUPERSEDED),
            p.count(OutcomeKind.DUPLICATE),
            p.count(OutcomeKind.FILTERED),
            p.count(OutcomeKind.QUARANTINED)
        };
    }

    private static boolean isGone(FileState state) {
        return state == FileState.VANISHED || state == FileState.REPLACED;
    }
}

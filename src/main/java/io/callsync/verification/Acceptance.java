package io.callsync.verification;

import io.callsync.ledger.Act;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what {@code call_logs} holds for right where it is not what the sources say, and notes who said so and why: all in one
 * transaction, or nothing. What is posted is the difference, which no chunk that commits meanwhile changes; the job's lease keeps
 * two from posting it twice. Thread-safe.
 */
@Lazy
@Component
public class Acceptance {

    private static final String DIFFERENCES = """
            SELECT d.file_id, f.uri, d.direction, d.status, d.found_calls - d.calls AS calls, d.found_talk - d.talk AS talk
            FROM (%s) d JOIN callsync_export_files f ON f.id = d.file_id ORDER BY d.file_id, d.direction, d.status""".formatted(Balance.DIFFERENCES);
    private static final String POST = """
            INSERT INTO callsync_control_totals (file_id, direction, status, calls, talk_seconds) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE calls = calls + VALUES(calls), talk_seconds = talk_seconds + VALUES(talk_seconds)""";
    private static final String NOTE = """
            INSERT INTO callsync_control_history (job, file_id, direction, status, calls, talk_seconds, done_by, why, done_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""";

    private final NamedParameterJdbcTemplate jdbc;
    private final Leases leases;
    private final TransactionTemplate transaction;

    Acceptance(NamedParameterJdbcTemplate jdbc, Leases leases, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.transaction = transaction;
    }

    /** What is taken for right. @param calls how many more, or fewer, than the sources say; seconds of talk in the same way */
    public record Difference(long fileId, String uri, String direction, String status, long calls, long talkSeconds) {

        /** {@code s3://exports/2026-11-20/calls.jsonl: outgoing answered: -1 calls, -600 s}. */
        public String sentence() {
            return "%s: %s %s: %+d calls, %+d s".formatted(uri, direction, status, calls, talkSeconds);
        }
    }

    /**
     * @param date null for all dates
     * @return what was accepted; empty where everything balances
     * @throws io.callsync.ledger.AlreadyRunning when a live process holds the job
     */
    public List<Difference> accept(String job, LocalDate date, Act act) throws SQLException {
        try (Lease lease = leases.acquire(job)) {
            return transaction.execute(status -> {
                List<Difference> accepted = accept(job, Scope.of(job, date), act);
                leases.fence(job, lease.epoch());
                return accepted;
            });
        }
    }

    private List<Difference> accept(String job, Scope scope, Act act) {
        List<Difference> differences =
                jdbc.query(scope.narrow(DIFFERENCES), scope.parameters(), (rs, i) -> difference(rs));
        if (!differences.isEmpty()) {
            jdbc.getJdbcOperations()
                    .batchUpdate(POST, differences.stream().map(Acceptance::row).toList());
            jdbc.getJdbcOperations()
                    .batchUpdate(
                            NOTE,
                            differences.stream().map(one -> note(job, one, act)).toList());
        }
        return differences;
    }

    private static Object[] row(Difference one) {
        return new Object[] {one.fileId(), one.direction(), one.status(), one.calls(), one.talkSeconds()};
    }

    private static Object[] note(String job, Difference one, Act act) {
        return new Object[] {
            job, one.fileId(), one.direction(), one.status(), one.calls(), one.talkSeconds(), act.by(), act.why()
        };
    }

    private static Difference difference(ResultSet rs) throws SQLException {
        return new Difference(
                rs.getLong("file_id"),
                rs.getString("uri"),
                rs.getString("direction"),
                rs.getString("status"),
                rs.getLong("calls"),
                rs.getLong("talk"));
    }
}

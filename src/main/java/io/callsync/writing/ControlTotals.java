package io.callsync.writing;

import io.callsync.ledger.ManyRows;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code callsync_control_totals}: what the sources say that {@code call_logs} holds of each file. They change in the
 * transaction that changes the calls, by what it changes. Thread-safe.
 */
@Repository
class ControlTotals {

    private static final ManyRows ADD = new ManyRows(
            "INSERT INTO callsync_control_totals (file_id, direction, status, calls, talk_seconds)",
            5,
            "ON DUPLICATE KEY UPDATE calls = calls + VALUES(calls), talk_seconds = talk_seconds + VALUES(talk_seconds)");

    private final JdbcTemplate jdbc;

    ControlTotals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void post(Postings postings) {
        List<Object[]> rows = new ArrayList<>();
        postings.sums()
                .forEach((account, sum) -> rows.add(new Object[] {
                    account.fileId(), account.direction(), account.status(), sum.calls(), sum.talkSeconds()
                }));
        ADD.write(jdbc, rows);
    }
}

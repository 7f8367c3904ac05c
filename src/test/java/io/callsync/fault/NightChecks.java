package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Exactness;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must hold at every moment of a night, and what when it has completed. Remembers how far each file was, from check to check. */
final class NightChecks {

    /** Each must answer 0, whatever has just been killed. */
    private static final Map<String, String> ALWAYS = Map.of(
            "I1 records = sum of outcomes", """
            SELECT COUNT(*) FROM callsync_export_files
            WHERE records <> inserted + updated + unchanged + superseded + duplicate + filtered + quarantined""",
            "I2 every record before the next one is decided", """
            SELECT COUNT(*) FROM callsync_export_files WHERE next_record <> records + 1""",
            "I2 a quarantined record is kept once, in its file's count", """
            SELECT COUNT(*) FROM callsync_export_files f
            WHERE quarantined <> (SELECT COUNT(DISTINCT record_number) FROM callsync_quarantine q
                WHERE q.file_id = f.id AND q.record_number < f.next_record)
            OR quarantined <> (SELECT COUNT(*) FROM callsync_quarantine q WHERE q.file_id = f.id)""",
            "I3 a call for each inserted record", """
            SELECT ABS((SELECT COUNT(*) FROM call_logs) - COALESCE(SUM(inserted), 0)) FROM callsync_export_files""",
            "I3 one row a call", """
            SELECT COUNT(*) - COUNT(DISTINCT provider, external_call_id) FROM call_logs""",
            "I3 a call and its communication say the same", """
            SELECT COUNT(*) FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id
            WHERE (l.communication_id IS NULL) = (l.`to` = '%1$s') OR l.communication_id IS NOT NULL AND
                (c.external_call_id <> l.external_call_id OR c.call_status <> l.status OR c.call_duration <> l.duration)
                OR l.communication_id IS NOT NULL AND c.id IS NULL""".formatted(Calls.CUSTOMER),
            "I3 no communication without its call", """
            SELECT COUNT(*) FROM communications c LEFT JOIN call_logs l ON l.communication_id = c.id WHERE l.id IS NULL""",
            "a run tells of a file what the ledger does", """
            SELECT COUNT(*) FROM callsync_export_files f
            WHERE f.records <> (SELECT COALESCE(SUM(w.records), 0) FROM callsync_run_files w WHERE w.file_id = f.id)""",
            "I9 no complete night with unread files", """
            SELECT COUNT(*) FROM callsync_nights n JOIN callsync_export_files f USING (job, business_date)
            WHERE n.complete AND f.state <> 'loaded'""");

    private static final String CONTENT = """
            SELECT CONCAT(COUNT(*), ' calls, ', COUNT(c.id), ' communications, digest ',
                SUM(CRC32(CONCAT_WS('|', l.external_call_id, l.start_at, l.end_at, l.duration, l.direction, l.`from`, l.`to`,
                    l.status, l.agent, l.source_version, c.lead_id, c.user_id, c.call_phone, c.type))))
            FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id""";
    private static final String REDONE = "SELECT COALESCE(MAX(id) - MIN(id) + 1 - COUNT(*), 0) FROM call_logs";

    private static final String ROWS = """
            SELECT CONCAT(COUNT(*), ' rows, digest ', SUM(CRC32(CONCAT_WS('|', l.id, l.updated_at, c.id, c.updated_at))))
            FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id""";

    private final JdbcTemplate sql;
    private final Calls calls;
    private final Map<String, Long> reached = new HashMap<>();
    private String expected;

    NightChecks(JdbcTemplate sql, Calls calls) {
        this.sql = sql;
        this.calls = calls;
    }

    /** What is loaded now is what every night must come to (I6). */
    void remember() {
        expected = sql.queryForObject(CONTENT, String.class);
    }

    void forget() {
        reached.clear();
    }

    void assertConsistent() {
        ALWAYS.forEach((promise, violations) ->
                assertThat(count(violations)).as(promise).isZero());
        Exactness.assertBalanced(sql);
        sql.query("SELECT uri, next_record FROM callsync_export_files", row -> {
            String uri = row.getString(1);
            long next = row.getLong(2);
            assertThat(next).as("I10 %s never goes back", uri).isGreaterThanOrEqualTo(reached.getOrDefault(uri, 1L));
            reached.put(uri, next);
        });
    }

    void assertComplete() {
        assertThat(sql.queryForObject(CONTENT, String.class)).as("I6 content").isEqualTo(expected);
        assertThat(recordsRead()).as("I1 records").isEqualTo(calls.records());
        assertThat(count("SELECT COUNT(*) FROM callsync_quarantine")).isEqualTo(calls.broken());
        assertThat(count("SELECT COUNT(*) FROM callsync_export_files WHERE state <> 'loaded'"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM callsync_nights WHERE complete")).isOne();
        assertThat(count("SELECT COUNT(*) FROM callsync_runs WHERE state <> 'completed'"))
                .isZero();
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')"))
                .isZero();
    }

    long recordsRead() {
        return count("SELECT COALESCE(SUM(records), 0) FROM callsync_export_files");
    }

    /** Calls whose insert was rolled back: their ids are lost. */
    long redone() {
        return count(REDONE);
    }

    /** The same as long as no row is written. */
    String rows() {
        return sql.queryForObject(ROWS, String.class);
    }

    private long count(String query) {
        return sql.queryForObject(query, Long.class);
    }
}

package io.callsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nothing lost and nothing doubled, asked of the tables themselves once a night is complete. */
public final class Exactness {

    private static final Map<String, String> BREACHES = Map.of(
            "records without an outcome, or with two",
            """
            SELECT uri, records, next_record FROM callsync_export_files
            WHERE records <> inserted + updated + unchanged + superseded + duplicate + filtered + quarantined
               OR next_record <> records + 1""",
            "quarantined records that were not kept, or not counted",
            """
            SELECT f.uri FROM callsync_export_files f
            WHERE f.quarantined <> (SELECT COUNT(*) FROM callsync_quarantine q WHERE q.file_id = f.id)""",
            "communications without a call log",
            """
            SELECT c.external_call_id FROM communications c LEFT JOIN call_logs l ON l.communication_id = c.id
            WHERE c.provider IS NOT NULL AND l.id IS NULL""",
            "call logs of a lead without a communication",
            """
            SELECT l.external_call_id FROM call_logs l
            JOIN phones p ON BINARY p.number = BINARY IF(l.direction = 'incoming', l.`from`, l.`to`)
            WHERE l.provider IS NOT NULL AND l.communication_id IS NULL""",
            "call logs that differ from their communication",
            """
            SELECT l.external_call_id FROM call_logs l JOIN communications c ON c.id = l.communication_id
            WHERE l.provider IS NOT NULL AND NOT (l.provider <=> c.provider AND l.external_call_id <=> c.external_call_id
                AND l.status <=> c.call_status AND l.duration <=> c.call_duration AND l.direction <=> c.type)""",
            "files that are not loaded",
            "SELECT uri, state FROM callsync_export_files WHERE state NOT IN ('loaded', 'replaced')",
            "nights that are not complete",
            "SELECT job, business_date FROM callsync_nights WHERE NOT complete",
            "files of which the runs tell other than the ledger",
            """
            SELECT f.uri FROM callsync_export_files f LEFT JOIN callsync_run_files w ON w.file_id = f.id
            GROUP BY f.id, f.uri, f.records, f.quarantined
            HAVING f.records <> COALESCE(SUM(w.records), 0) OR f.quarantined <> COALESCE(SUM(w.quarantined), 0)
                OR (f.quarantined > 0) <> (MIN(w.first_bad_record) IS NOT NULL)""",
            "runs that still go on",
            "SELECT id FROM callsync_runs WHERE state = 'running'");

    private static final String UNBALANCED = """
            SELECT file_id, direction, status, SUM(calls) AS calls, SUM(talk) AS talk FROM (
                SELECT file_id, direction, status, calls, talk_seconds AS talk FROM callsync_control_totals
                UNION ALL
                SELECT file_id, direction, status, -1, -COALESCE(duration, 0) FROM call_logs WHERE file_id > 0) AS both_sides
            GROUP BY file_id, direction, status HAVING SUM(calls) <> 0 OR SUM(talk) <> 0""";

    private Exactness() {}

    /** What the sources say is what the CRM holds: after every chunk, also of a run that failed. */
    public static void assertBalanced(JdbcTemplate sql) {
        assertThat(sql.queryForList(UNBALANCED)).as("control totals less calls").isEmpty();
    }

    public static void assertExact(Crm crm, Collection<String> calls) {
        assertExact(crm.admin(), calls);
    }

    /** @param calls the external ids of all calls that the night's records make */
    public static void assertExact(JdbcTemplate sql, Collection<String> calls) {
        assertThat(sql.queryForList("SELECT external_call_id FROM call_logs WHERE provider IS NOT NULL", String.class))
                .as("calls, each once")
                .containsExactlyInAnyOrderElementsOf(calls);
        BREACHES.forEach((breach, query) ->
                assertThat(sql.queryForList(query)).as(breach).isEmpty());
        assertThat(sql.queryForList("SELECT job FROM callsync_nights")).isNotEmpty();
        assertBalanced(sql);
    }

    /** How many of the records of a first load were new, came twice, and could not be loaded. */
    public static void assertOutcomes(Crm crm, long inserted, long duplicate, long quarantined) {
        List<Map<String, Object>> sums = crm.rows("""
                SELECT CAST(SUM(inserted) AS SIGNED) AS inserted, CAST(SUM(duplicate) AS SIGNED) AS duplicate,
                    CAST(SUM(quarantined) AS SIGNED) AS quarantined
                FROM callsync_export_files""");
        assertThat(sums)
                .containsExactly(Map.of("inserted", inserted, "duplicate", duplicate, "quarantined", quarantined));
    }
}

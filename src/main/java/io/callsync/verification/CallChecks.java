package io.callsync.verification;

import java.util.List;

/** What the calls themselves say, and their places in files. */
final class CallChecks {

    private static final String REPORT = "keep everything as it is and send the developers callsync verify --json";
    private static final String ONCE = "CONCAT(COUNT(*), ' rows of one call')";

    static final String CONTRADICTING_VERSIONS = """
            (l.source_version IS NULL OR l.agent_version > l.source_version OR l.media_version > l.source_version
                OR l.description_version > l.source_version)""";
    static final String NOT_ENDED =
            "l.status NOT IN ('calling', 'pending') AND (l.end_at IS NULL OR l.duration IS NULL)";

    private CallChecks() {}

    static final List<TableCheck> ALL = List.of(
            new TableCheck(
                            new Promise(
                                    "I3", "calls-once", "a call is stored once", "restore the unique key; " + REPORT),
                            TableCheck.keys(ONCE, """
                            FROM call_logs d WHERE d.provider IS NOT NULL AND {provider of d}
                            GROUP BY d.provider, d.external_call_id HAVING COUNT(*) > 1"""),
                            TableCheck.keys(ONCE, """
                            FROM (SELECT DISTINCT l.provider, l.external_call_id FROM {calls} WHERE {files}) k
                            JOIN call_logs d ON d.provider = k.provider AND d.external_call_id = k.external_call_id
                            GROUP BY d.provider, d.external_call_id HAVING COUNT(*) > 1"""))
                    .withGlance(),
            new TableCheck(
                    new Promise(
                            "I1",
                            "calls-kept",
                            "every call that was inserted is still there",
                            "restore what was deleted, or type callsync verify JOB --accept --why TEXT to take what is there for right"),
                    TableCheck.COLUMNS.formatted(
                                    "NULL",
                                    "NULL",
                                    "NULL",
                                    "NULL",
                                    "NULL",
                                    "NULL",
                                    "CONCAT(i.provider, ': ', i.inserted, ' calls were inserted and not accepted as gone, ', COALESCE(k.calls, 0), ' are there')")
                            + """
                            FROM (SELECT d.provider, SUM(d.inserted) + COALESCE((SELECT SUM(h.calls) FROM callsync_control_history h
                                    JOIN callsync_export_files e ON e.id = h.file_id WHERE e.provider = d.provider), 0) AS inserted
                                FROM callsync_export_files d WHERE {provider of d} GROUP BY d.provider) i
                            LEFT JOIN (SELECT l.provider, COUNT(DISTINCT l.external_call_id) AS calls FROM call_logs l
                                WHERE l.provider IS NOT NULL GROUP BY l.provider) k ON k.provider = i.provider
                            WHERE i.inserted <> COALESCE(k.calls, 0)""",
                    null),
            new TableCheck(
                    new Promise("I2", "calls-files", "a call is of a file in the ledger", REPORT),
                    TableCheck.calls("COALESCE(CONCAT('there is no file ', l.file_id), 'it names no file')", """
                            FROM call_logs l LEFT JOIN callsync_export_files f ON f.id = l.file_id
                            WHERE l.provider IS NOT NULL AND f.id IS NULL AND {provider of l}"""),
                    null),
            TableCheck.ofCalls(
                            new Promise("I2", "calls-numbers", "a call is of a record that its file has", REPORT),
                            "CONCAT('the file has been read up to record ', f.next_record - 1)",
                            """
                    FROM callsync_export_files f JOIN call_logs l ON l.file_id = f.id
                    WHERE {files} AND (l.record_number IS NULL OR l.record_number < 1 OR l.record_number >= f.next_record)""")
                    .withGlance(),
            TableCheck.ofCalls(
                    new Promise("I2", "calls-outcome", "a record that made a call is not quarantined as well", REPORT),
                    "'the record is quarantined as well'",
                    """
                    FROM callsync_export_files f JOIN callsync_quarantine q ON q.file_id = f.id AND q.state <> 'replayed'
                    STRAIGHT_JOIN call_logs l FORCE INDEX (call_logs_record)
                        ON l.file_id = q.file_id AND l.record_number = q.record_number
                    WHERE {files}"""),
            TableCheck.ofCalls(
                            new Promise("I5", "versions", "no part of a call is newer than the call", REPORT),
                            "'its versions contradict each other'",
                            "FROM {calls} WHERE {files} AND l.provider IS NOT NULL AND " + CONTRADICTING_VERSIONS)
                    .withGlance(),
            TableCheck.ofCalls(
                            new Promise("CRM", "calls-ended", "a call that is over has an end and a duration", REPORT),
                            "CONCAT('it is ', l.status, ' without end or duration')",
                            "FROM {calls} WHERE {files} AND l.provider IS NOT NULL AND " + NOT_ENDED)
                    .withGlance());
}

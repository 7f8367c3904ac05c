package io.callsync.verification;

/**
 * The queries that compare what the sources say of each file ({@code callsync_control_totals}) with what {@code call_logs} holds, by
 * direction and status. Each is one statement, and so sees one moment: whatever another job commits meanwhile changes both sides.
 */
final class Balance {

    private static final String TEXT = "CONVERT(l.%s USING utf8mb4) COLLATE utf8mb4_bin AS %1$s";
    private static final String ACCOUNT = "l.file_id, " + TEXT.formatted("direction") + ", " + TEXT.formatted("status");
    private static final String FOUND = ", COUNT(*) AS found_calls, COALESCE(SUM(l.duration), 0) AS found_talk";

    /** What was posted, behind what was found. */
    private static final String POSTED = """
            SELECT t.file_id, t.direction, t.status, 0 AS found_calls, 0 AS found_talk, t.calls, t.talk_seconds, 0 AS broken
            FROM callsync_export_files f JOIN callsync_control_totals t ON t.file_id = f.id WHERE {files}""";

    /** Where the two differ: file_id, direction, status, calls and talk by the sources, found_calls and found_talk. */
    static final String DIFFERENCES = """
            SELECT b.file_id, COALESCE(b.direction, '') AS direction, COALESCE(b.status, '') AS status, SUM(b.calls) AS calls,
                SUM(b.talk) AS talk, SUM(b.found_calls) AS found_calls, SUM(b.found_talk) AS found_talk
            FROM (%s) b GROUP BY 1, 2, 3 HAVING SUM(b.calls) <> SUM(b.found_calls) OR SUM(b.talk) <> SUM(b.found_talk)""".formatted(both("FALSE", "", "l.file_id IS NOT NULL"));

    private Balance() {}

    /** Whether the two differ anywhere, or the condition holds for any call. @param join what it needs beside calls l and files f */
    static String differsOr(String condition, String join) {
        return """
                EXISTS (SELECT 1 FROM (%s) b GROUP BY b.file_id, b.direction, b.status
                    HAVING SUM(b.calls) <> SUM(b.found_calls) OR SUM(b.talk) <> SUM(b.found_talk) OR SUM(b.broken) > 0)""".formatted(both(condition, join, "TRUE"));
    }

    private static String both(String condition, String join, String only) {
        return """
                SELECT %s%s, 0 AS calls, 0 AS talk, SUM(%s) AS broken
                FROM {calls} %s WHERE {files} AND %s GROUP BY 1, 2, 3
                UNION ALL
                %s""".formatted(ACCOUNT, FOUND, condition, join, only, POSTED);
    }
}

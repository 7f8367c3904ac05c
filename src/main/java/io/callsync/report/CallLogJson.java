package io.callsync.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Call logs as the CRM's API shows its Call Log object, with the nested lead of their communication. Thread-safe. */
@Repository
public class CallLogJson {

    private static final String FIRST = """
            SELECT l.id, l.communication_id, l.created_at, l.updated_at, l.start_at, l.end_at, l.duration, l.direction, l.`from`,
                l.`to`, l.status, l.media_url, l.description, c.lead_id
            FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id
            ORDER BY l.start_at, l.id LIMIT ?""";

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    private final JdbcTemplate jdbc;

    CallLogJson(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A JSON array of the earliest call logs. */
    public String first(int limit) {
        return Json.PRETTY.writeValueAsString(jdbc.query(FIRST, (rs, i) -> callLog(rs), limit));
    }

    private static Map<String, Object> callLog(ResultSet rs) throws SQLException {
        Map<String, Object> callLog = new LinkedHashMap<>();
        for (String name : List.of("id", "communication_id")) {
            callLog.put(name, rs.getObject(name));
        }
        for (String name : List.of("created_at", "updated_at", "start_at", "end_at")) {
            callLog.put(name, time(rs, name));
        }
        for (String name : List.of("duration", "direction", "from", "to", "status", "media_url", "description")) {
            callLog.put(name, rs.getObject(name));
        }
        Object lead = rs.getObject("lead_id");
        if (lead != null) {
            callLog.put("lead", Map.of("id", lead));
        }
        return callLog;
    }

    private static String time(ResultSet rs, String name) throws SQLException {
        LocalDateTime time = rs.getObject(name, LocalDateTime.class);
        return time == null ? null : ISO.format(time.atOffset(ZoneOffset.UTC));
    }
}

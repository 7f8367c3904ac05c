package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.ledger.AuditAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads who was shown personal data. Thread-safe. */
@Lazy
@Repository
public class AuditTrail {

    private static final String SINCE = """
            SELECT id, action, done_by, why, subject, n, done_at FROM callsync_audit WHERE done_at >= ? AND action LIKE ? ORDER BY id DESC LIMIT ?""";

    private final JdbcTemplate jdbc;

    AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of {@code callsync_audit}; its names in JSON are part of the command line's contract. */
    @JsonPropertyOrder({"id", "action", "by", "why", "subject", "n", "at"})
    public record Entry(long id, String action, String by, String why, String subject, long n, Instant at) {}

    /** Newest first. @param date in UTC @param action null for any */
    public List<Entry> since(LocalDate date, AuditAction action, int limit) {
        return jdbc.query(SINCE, (rs, i) -> read(rs), date.atStartOfDay(), action == null ? "%" : action.code(), limit);
    }

    public static String json(List<Entry> entries) {
        return Json.PRETTY.writeValueAsString(entries);
    }

    /** A line for each, or more where the page is narrow. */
    public static List<String> lines(List<Entry> entries, int width) {
        TextTable table = new TextTable(4, 3).row("AT (UTC)", "BY", "ACTION", "N", "OF WHAT: WHY");
        for (Entry entry : entries) {
            table.row(
                    entry.at()
                            .toString()
                            .substring(0, "2026-11-22T08:30".length())
                            .replace('T', ' '),
                    Printable.masked(entry.by()),
                    entry.action(),
                    Amounts.number(entry.n()),
                    Printable.masked(entry.why() == null ? entry.subject() : entry.subject() + ": " + entry.why()));
        }
        return table.lines(width);
    }

    private static Entry read(ResultSet rs) throws SQLException {
        Instant at = rs.getObject("done_at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
        return new Entry(
                rs.getLong("id"),
                rs.getString("action"),
                rs.getString("done_by"),
                rs.getString("why"),
                rs.getString("subject"),
                rs.getLong("n"),
                at);
    }
}

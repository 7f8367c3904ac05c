package io.callsync.report;

import io.callsync.ledger.OutcomeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads from the ledger how a business date stands. Thread-safe. */
@Repository
@Lazy
public class DateStates {

    private static final String DATE = """
            SELECT n.complete, n.since, n.problem, f.*
            FROM (SELECT COUNT(*) AS files, COALESCE(SUM(state = 'loaded'), 0) AS loaded, COALESCE(SUM(records), 0) AS records, %s
                  FROM callsync_export_files
                  WHERE job = ? AND business_date = ?
                      AND (state IN ('planned', 'loading', 'failed', 'loaded') OR failure IS NOT NULL)) AS f
            LEFT JOIN callsync_nights AS n ON n.job = ? AND n.business_date = ?""".formatted(Arrays.stream(OutcomeKind.values())
            .map(OutcomeKind::column)
            .map(column -> "COALESCE(SUM(%1$s), 0) AS %1$s".formatted(column))
            .collect(Collectors.joining(", ")));

    private final JdbcTemplate jdbc;

    DateStates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public DateState of(String job, LocalDate date) {
        return jdbc.queryForObject(DATE, (rs, i) -> state(rs, date), job, date, job, date);
    }

    private static DateState state(ResultSet rs, LocalDate date) throws SQLException {
        Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            outcomes.put(kind, rs.getLong(kind.column()));
        }
        LocalDateTime since = rs.getObject("since", LocalDateTime.class);
        return new DateState(
                date,
                rs.getBoolean("complete"),
                since == null ? null : since.toInstant(ZoneOffset.UTC),
                rs.getString("problem"),
                rs.getLong("files"),
                rs.getLong("loaded"),
                rs.getLong("records"),
                outcomes);
    }
}

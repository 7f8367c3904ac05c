package io.callsync.report;

import io.callsync.calendar.Delivered;
import io.callsync.calendar.Expectation;
import io.callsync.calendar.Figures;
import io.callsync.calendar.Judge;
import io.callsync.calendar.Judged;
import io.callsync.calendar.Normal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Reads from the ledger what came of each night, and has it judged. Only reads, without locks. Thread-safe. */
public final class ArrivalCalendar {

    // of each name its newest version, and when its first one came; what vanished unread has not come
    private static final String FIGURES = """
            SELECT n.business_date, IF(n.complete, NULL, n.problem) AS problem, COALESCE(f.files, 0) AS files, f.unread,
                f.records, f.bytes, f.calls, f.known, f.arrived
            FROM callsync_nights n
            LEFT JOIN (
                SELECT business_date, COUNT(*) AS files, SUM(state <> 'loaded') AS unread, SUM(IF(state = 'loaded', records, 0)) AS records,
                    SUM(size) AS bytes, SUM(IF(versions = 1, records - filtered - quarantined, 0)) AS calls,
                    SUM(IF(versions = 1, unchanged + superseded + duplicate, 0)) AS known, MAX(first_modified) AS arrived
                FROM (
                    SELECT business_date, state, size, records, unchanged, superseded, duplicate, filtered, quarantined,
                        COUNT(*) OVER (PARTITION BY business_date, uri) AS versions,
                        MIN(last_modified) OVER (PARTITION BY business_date, uri) AS first_modified,
                        ROW_NUMBER() OVER (PARTITION BY business_date, uri ORDER BY id DESC) AS age
                    FROM callsync_export_files
                    WHERE job = :job AND business_date IN (:dates) AND state <> 'vanished') AS version
                WHERE age = 1
                GROUP BY business_date) AS f ON f.business_date = n.business_date
            WHERE n.job = :job AND n.business_date IN (:dates)""";
    private static final String FILES = """
            SELECT uri, version, size, state, records FROM callsync_export_files
            WHERE job = :job AND business_date = :date AND state <> 'vanished'
            ORDER BY uri, id""";
    private static final String FIRST = "SELECT MIN(business_date) FROM callsync_nights WHERE job = :job";
    private static final String JOBS = "SELECT DISTINCT job FROM callsync_nights";
    private static final int DAYS_A_WEEK = 7;

    /** What nobody looked for is missing on the day after the next. */
    private static final int DAYS_BEFORE = 2;

    private final NamedParameterJdbcTemplate jdbc;

    ArrivalCalendar(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** The jobs of which any night is known. */
    public SortedSet<String> jobs() {
        return new TreeSet<>(jdbc.queryForList(JOBS, Map.of(), String.class));
    }

    /** The nights of a month, from the job's first one on, until today in UTC. */
    public CalendarMonth month(String job, Expectation expected, YearMonth month, Instant now) {
        LocalDate first = jdbc.queryForObject(FIRST, Map.of("job", job), LocalDate.class);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<LocalDate> dates = first == null
                ? List.of()
                : month.atDay(1)
                        .minusDays(DAYS_BEFORE)
                        .datesUntil(month.plusMonths(1).atDay(1))
                        .filter(date -> !date.isBefore(first) && !date.isAfter(today))
                        .toList();
        Map<Boolean, List<Judged>> nights = of(job, expected, dates, now).stream()
                .collect(Collectors.partitioningBy(night -> month.equals(YearMonth.from(night.date()))));
        return new CalendarMonth(job, month, expected, first, nights.get(false), nights.get(true));
    }

    /** These nights, in order. */
    public List<Judged> of(String job, Expectation expected, Collection<LocalDate> dates, Instant now) {
        if (dates.isEmpty()) {
            return List.of();
        }
        SortedSet<LocalDate> asked = new TreeSet<>(dates);
        dates.forEach(date -> asked.addAll(sameWeekdayBefore(date)));
        Map<LocalDate, Figures> nights = figures(job, asked);
        List<Judged> judged = new ArrayList<>();
        for (LocalDate date : new TreeSet<>(dates)) {
            List<Figures> weekday = sameWeekdayBefore(date).stream()
                    .map(nights::get)
                    .filter(Objects::nonNull)
                    .toList();
            judged.add(new Judge(expected, weekday, date, now, night -> files(job, night)).judge(nights.get(date)));
        }
        return judged;
    }

    private static List<LocalDate> sameWeekdayBefore(LocalDate date) {
        return IntStream.rangeClosed(1, Normal.WEEKS)
                .mapToObj(week -> date.minusDays((long) week * DAYS_A_WEEK))
                .toList();
    }

    private Map<LocalDate, Figures> figures(String job, Collection<LocalDate> dates) {
        Map<LocalDate, Figures> figures = new HashMap<>();
        jdbc.query(FIGURES, Map.of("job", job, "dates", dates), rs -> {
            Figures night = figures(rs);
            figures.put(night.date(), night);
        });
        return figures;
    }

    private List<Delivered> files(String job, LocalDate date) {
        return jdbc.query(
                FILES,
                Map.of("job", job, "date", date),
                (rs, i) -> new Delivered(
                        rs.getString("uri"),
                        rs.getString("version"),
                        rs.getLong("size"),
                        rs.getString("state").equals("loaded"),
                        rs.getLong("records")));
    }

    private static Figures figures(ResultSet rs) throws SQLException {
        LocalDateTime arrived = rs.getObject("arrived", LocalDateTime.class);
        return new Figures(
                rs.getObject("business_date", LocalDate.class),
                rs.getLong("files"),
                rs.getLong("unread"),
                rs.getLong("records"),
                rs.getLong("bytes"),
                rs.getLong("calls"),
                rs.getLong("known"),
                rs.getString("problem"),
                arrived == null ? null : arrived.toInstant(ZoneOffset.UTC));
    }
}

package io.callsync.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Looks for what breaks the promises in the tables, a query each. Only reads, and locks nothing. Thread-safe. */
@Repository
public class TableVerification {

    private static final List<TableCheck> CHECKS = Stream.of(
                    FileChecks.ALL, CallChecks.ALL, CommunicationChecks.ALL, NightChecks.ALL, BalanceChecks.ALL)
            .flatMap(List::stream)
            .toList();
    private static final int EXAMPLES = 5;
    private static final String COUNTED = """
            SELECT v.*, COALESCE(v.job, x.job) AS job_of_row,
                COALESCE(v.business_date, x.business_date) AS date_of_row, x.uri
            FROM (SELECT q.*, COUNT(*) OVER () AS violations FROM (%s) q LIMIT %d) v
            LEFT JOIN callsync_export_files x ON x.id = v.file_id""";

    private final NamedParameterJdbcTemplate jdbc;

    TableVerification(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One finding for each promise, those that are kept too. */
    public List<Finding> check(Scope scope) {
        boolean clean = !scope.whole() && isCleanAtAGlance(scope);
        return CHECKS.stream()
                .map(check -> clean && check.glanced() ? kept(check) : check(check, scope))
                .toList();
    }

    // half of the files on a connection of its own: the server uses one processor for a query
    private boolean isCleanAtAGlance(Scope scope) {
        return scope.halves().parallel().noneMatch(this::isBrokenAtAGlance);
    }

    private boolean isBrokenAtAGlance(Scope half) {
        return Boolean.TRUE.equals(jdbc.queryForObject(half.narrow(Glance.QUERY), half.parameters(), Boolean.class));
    }

    private static Finding kept(TableCheck check) {
        return new Finding(check.promise(), 0, List.of(), List.of());
    }

    private Finding check(TableCheck check, Scope scope) {
        String query = scope.whole() ? check.whole() : check.narrow();
        if (query == null) {
            return new Finding(
                    check.promise(), 0, List.of(), List.of("cannot be told of a single date: callsync verify does"));
        }
        List<Counted> found = jdbc.query(
                COUNTED.formatted(scope.narrow(query), EXAMPLES),
                scope.parameters(),
                (rs, i) -> new Counted(rs.getLong("violations"), at(rs, check.promise(), scope), violation(rs)));
        return found.isEmpty()
                ? kept(check)
                : new Finding(
                        found.get(0).promise(),
                        found.get(0).violations(),
                        found.stream().map(Counted::example).toList(),
                        List.of());
    }

    /** A violation, with how many there are, and the promise with what to type for this one. */
    private record Counted(long violations, Promise promise, Violation example) {}

    private static Promise at(ResultSet rs, Promise promise, Scope scope) throws SQLException {
        String job = rs.getString("job_of_row");
        return promise.at(job == null ? scope.job() : job, rs.getString("date_of_row"));
    }

    private static Violation violation(ResultSet rs) throws SQLException {
        String provider = rs.getString("provider");
        return new Violation(
                rs.getString("job_of_row"),
                rs.getString("uri"),
                rs.getObject("record_number", Long.class),
                provider == null ? null : provider + ' ' + Objects.toString(rs.getString("external_call_id"), "?"),
                rs.getString("detail"));
    }
}

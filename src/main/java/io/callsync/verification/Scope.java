package io.callsync.verification;

import io.callsync.ledger.Run;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is looked at: everything, a job, a date, or what one run has touched.
 *
 * @param files, nights and runs: conditions on rows f, n and r
 * @param whole whether calls that belong to no file, and files that left no call, are looked for as well
 */
public record Scope(String files, String nights, String runs, Map<String, Object> parameters, boolean whole) {

    private static final String ANY = "TRUE";
    private static final String OF_JOB = "IN (SELECT p.provider FROM callsync_export_files p WHERE p.job = :job)";

    /** @param job null for all jobs @param date null for all dates */
    public static Scope of(String job, LocalDate date) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("job", job);
        parameters.put("date", date);
        return new Scope(
                condition("f", job, date),
                condition("n", job, date),
                condition("r", job, date),
                parameters,
                date == null);
    }

    /** Cheap, however many calls there are. */
    public static Scope of(Run run) {
        return new Scope("f.run_id = :run", "n.run_id = :run", "r.id = :run", Map.of("run", run.id()), false);
    }

    /** Null for all jobs, and for a run. */
    String job() {
        return (String) parameters.get("job");
    }

    /** The same nights and runs with the files of even and of odd id. */
    Stream<Scope> halves() {
        return Stream.of("0", "1")
                .map(rest -> new Scope(
                        "(%s) AND MOD(f.id, 2) = %s".formatted(files, rest), nights, runs, parameters, whole));
    }

    private static String condition(String row, String job, LocalDate date) {
        String ofJob = job == null ? ANY : row + ".job = :job";
        return date == null ? ofJob : ofJob + " AND " + row + ".business_date = :date";
    }

    /** The query for this scope. */
    String narrow(String query) {
        boolean everything = files.equals(ANY);
        return query.replace(
                        "{calls}",
                        everything ? "call_logs l" : "callsync_export_files f JOIN call_logs l ON l.file_id = f.id")
                .replace("{files}", files)
                .replace("{nights}", nights)
                .replace("{runs}", runs)
                .replaceAll("\\{provider of (\\w)}", everything ? ANY : "$1.provider " + OF_JOB);
    }
}

package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.ProductionLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types commands on a night of canaries, with the log of production, and keeps which were typed and every line that gives a caller away. */
final class LeakSweep implements AutoCloseable {

    private static final Set<String> WITHOUT_DATABASE = Set.of("preview", "guess");
    private static final Set<String> WITHOUT_JOBS = Set.of("status", "recover", "audit", "guess");
    /** What calls are made of, and what the operator's queue keeps on purpose. */
    private static final Set<String> KEPT_ON_PURPOSE = Set.of("uri", "raw", "external_call_id", "leg_id");

    final List<String> leaks = new ArrayList<>();
    final Set<String> typed = new TreeSet<>();
    private final CanaryNight night;
    private final Crm crm;
    private final Beans beans;
    // the first application of a process sets the log up anew
    private final ProductionLog log = ProductionLog.atDebug();

    LeakSweep(CanaryNight night, Crm crm) {
        this.night = night;
        this.crm = crm;
        this.beans = new Beans() {
            @Override
            public <T> T get(Class<T> type) {
                return crm.bean(type);
            }
        };
    }

    /** For people and as JSON. */
    void both(String... arguments) {
        type(arguments);
        type(with(arguments, "--json"));
    }

    Typed type(String... arguments) {
        Typed answer = Typed.on(
                WITHOUT_DATABASE.contains(arguments[0]) ? Typed.NOTHING : beans,
                knowsJobs(arguments) ? with(arguments, "--jobs", night.jobs().toString()) : arguments);
        String command = String.join(" ", arguments);
        assertThat(answer.exitCode()).as(command + ": " + answer.err()).isIn(expected(arguments[0]));
        typed.add(arguments[0].equals("quarantine") ? arguments[0] + " " + arguments[1] : arguments[0]);
        look(command, withoutWhatWasTyped(answer, arguments));
        return answer;
    }

    void look(String place, String output) {
        leaks.addAll(Canaries.in(place, output));
    }

    void lookAtRowsOf(String table) {
        look(
                table,
                crm.rows("SELECT * FROM " + table).stream()
                        .map(row -> {
                            row.keySet().removeAll(KEPT_ON_PURPOSE);
                            return row.toString();
                        })
                        .collect(Collectors.joining("\n")));
    }

    void lookAtMetrics() {
        crm.bean(MeterRegistry.class)
                .getMeters()
                .forEach(meter -> look("a metric", meter.getId().toString()));
    }

    @Override
    public void close() {
        log.close();
    }

    static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static boolean knowsJobs(String... arguments) {
        return arguments[0].equals("quarantine") ? arguments[1].equals("replay") : !WITHOUT_JOBS.contains(arguments[0]);
    }

    /** A run fails where the database refuses it, and a part of a name may be any file's. */
    private static Set<Integer> expected(String command) {
        return Set.of("run", "backfill").contains(command) ? Set.of(0, 1, 2, 3, 5, 6, 7) : Set.of(0, 3, 5, 6, 7);
    }

    /** Paths of files that were typed may be repeated. */
    private static String withoutWhatWasTyped(Typed answer, String... arguments) {
        String all = answer.out() + answer.err() + (answer.lastLine() == null ? "" : answer.lastLine());
        for (String argument : arguments) {
            all = argument.contains("/") ? all.replace(argument, "FILE") : all;
        }
        return all;
    }
}

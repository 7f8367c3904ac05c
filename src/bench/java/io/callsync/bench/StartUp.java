package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** From the start of the process to its first row, by {@code java -jar} and by the launcher that was given. */
final class StartUp implements Scenario {

    private static final int CALLS = 10_000;

    private final List<String> launcher;

    StartUp(Settings settings) {
        this.launcher = settings.launcher();
    }

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public String reference(String contestant) {
        return String.join(" ", Settings.PLAIN_LAUNCHER);
    }

    @Override
    public Comparison comparison() {
        return Comparison.EXTRA_SECONDS;
    }

    @Override
    public void run(Workbench bench) {
        Contest contest = new Contest(this);
        for (List<String> start : launcher.equals(Settings.PLAIN_LAUNCHER)
                ? List.of(launcher)
                : List.of(Settings.PLAIN_LAUNCHER, launcher)) {
            contest.with(String.join(" ", start), turn -> load(bench, turn.name(), start));
        }
        contest.run(bench);
    }

    private static Result load(Workbench bench, String name, List<String> launcher) {
        Night night = bench.night(CALLS, 1);
        CallsyncJar callsync = bench.callsync().startedBy(launcher);
        try (TestDatabase database = bench.database(CALLS)) {
            bench.settle();
            try (FirstRow first = FirstRow.awaited(database)) {
                Usage usage = callsync.run(name, database, night);
                double seconds = first.seconds();
                bench.check(name, database, night);
                return new Result(CALLS, usage, Map.of("first row after s", seconds));
            }
        }
    }
}

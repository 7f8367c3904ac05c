package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.testing.TestDatabase;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One big file whose run is killed when nine tenths are in, and started again. */
final class Restart implements Scenario {

    private static final String WHOLE = "callsync, from the beginning";
    private static final int MILLIS = 20;

    @Override
    public String name() {
        return "restart-90";
    }

    @Override
    public String reference(String contestant) {
        return WHOLE;
    }

    @Override
    public Comparison comparison() {
        return Comparison.TIME;
    }

    @Override
    public void run(Workbench bench) {
        Night night = bench.night(bench.settings().calls(), 1);
        new Contest(this)
                .with(WHOLE, turn -> load(bench, turn.name(), night, 0))
                .with("callsync, what was left", turn -> load(bench, turn.name(), night, night.calls() / 10 * 9))
                .run(bench);
    }

    private static Result load(Workbench bench, String name, Night night, long already) {
        try (TestDatabase database = bench.database(night.calls())) {
            if (already > 0) {
                killed(bench, name, database, night, already);
            }
            bench.settle();
            long left = night.calls() - Expected.sum(database.admin(), "inserted", night.date());
            Expected.require("calls left; more calls take longer to load", true, left > 0);
            try (FirstRow first = FirstRow.awaited(database)) {
                Usage usage = bench.callsync().run(name, database, night);
                double seconds = first.seconds();
                bench.check(name, database, night);
                return new Result(left, usage, Map.of("first new row after s", seconds, "calls left", left));
            }
        }
    }

    private static void killed(Workbench bench, String name, TestDatabase database, Night night, long already) {
        Process process = bench.callsync().start(name + "-killed", database, night);
        try {
            while (Expected.sum(database.admin(), "inserted", night.date()) < already) {
                Expected.require("still loading", true, process.isAlive());
                TimeUnit.MILLISECONDS.sleep(MILLIS);
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

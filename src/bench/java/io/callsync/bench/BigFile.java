package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.bench.Contest.Turn;
import io.callsync.testing.TestDatabase;
import java.nio.file.Path;

/** A night in one big file with little memory, and a smaller night: neither the heap nor the time of a call may grow with the file. */
final class BigFile implements Scenario {

    private static final String LITTLE_MEMORY = "-Xmx256m";

    private final Settings settings;

    BigFile(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "big-file";
    }

    /** The same contestant with the smaller file. */
    @Override
    public String reference(String contestant) {
        return with(contestant.startsWith(BOUND) ? BOUND : CALLSYNC, settings.calls());
    }

    @Override
    public void run(Workbench bench) {
        Night small = bench.night(settings.calls(), 1);
        Night big = bench.night(settings.bigCalls(), 1);
        // callsync first: what it has loaded become the ready rows
        new Contest(this)
                .with(with(CALLSYNC, small.calls()), turn -> load(bench, turn, small))
                .with(with(BOUND, small.calls()), turn -> Result.of(small, bench.bound(turn.name(), small)))
                .with(with(CALLSYNC, big.calls()), turn -> load(bench, turn, big))
                .with(with(BOUND, big.calls()), turn -> Result.of(big, bench.bound(turn.name(), big)))
                .run(bench);
    }

    private static Result load(Workbench bench, Turn turn, Night night) {
        Path log = bench.log(turn.name() + "-gc");
        try (TestDatabase database = bench.database(night.calls())) {
            Usage usage = bench.callsync(turn.name(), database, night, LITTLE_MEMORY, GcLog.option(log));
            bench.readyRows(night, database);
            return new Result(night.calls(), usage, GcLog.read(log).facts());
        }
    }

    private static String with(String contestant, long calls) {
        return "%s, %,d calls".formatted(contestant, calls);
    }
}

package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.testing.TestDatabase;
import java.time.LocalDate;
import java.util.Map;

/** All records once more, half of them newer: with another end and duration, and half of those with another status. */
final class HalfChanged implements Scenario {

    @Override
    public String name() {
        return "half-changed";
    }

    @Override
    public String reference(String contestant) {
        return BOUND;
    }

    @Override
    public void run(Workbench bench) {
        Night first = bench.night(bench.settings().calls(), bench.settings().files());
        try (TestDatabase database = bench.loaded(first)) {
            new Contest(this)
                    .with(BOUND, turn -> Result.of(first, bench.bound(turn.name(), first)))
                    .with(CALLSYNC, turn -> {
                        LocalDate date = first.date().plusDays(turn.round());
                        CallEvents newer = new CallEvents(first.date(), 0, first.calls(), turn.round());
                        Night night = bench.bucket().put(name(), date, newer, first.files());
                        Usage usage = bench.callsync(turn.name(), database, night);
                        long updated = Expected.sum(database.admin(), "updated", date);
                        Expected.require("updated calls", newer.changed(), updated);
                        return new Result(night.calls(), usage, Map.of("updated", updated));
                    })
                    .run(bench);
        }
    }
}

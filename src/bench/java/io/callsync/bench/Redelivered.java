package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.testing.TestDatabase;
import java.util.List;

/** The same records once more, under other keys: all must be read, and nothing is to be written. */
final class Redelivered implements Scenario {

    @Override
    public String name() {
        return "redelivered";
    }

    @Override
    public String reference(String contestant) {
        return BOUND;
    }

    @Override
    public void run(Workbench bench) {
        Night first = bench.night(bench.settings().calls(), bench.settings().files());
        try (TestDatabase database = bench.loaded(first)) {
            List<Object> before = Workbench.content(database.admin());
            new Contest(this)
                    .with(BOUND, turn -> Result.of(first, bench.bound(turn.name(), first)))
                    .with(CALLSYNC, turn -> {
                        Night again = bench.bucket()
                                .deliverAgain(first, name(), first.date().plusDays(turn.round()));
                        Usage usage = bench.callsync(turn.name(), database, again);
                        Expected.require("tables", before, Workbench.content(database.admin()));
                        return Result.of(first, usage);
                    })
                    .run(bench);
        }
    }
}

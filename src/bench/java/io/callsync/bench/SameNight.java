package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.bench.Contest.Turn;
import io.callsync.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/**
 * A loaded night run again: no object may be read and no row written. What it takes beyond the night of a single small file, which is
 * the start of a process and its end, is the price of knowing the files.
 */
final class SameNight implements Scenario {

    private static final String SINGLE = "callsync, 1 file";
    private static final int CALLS_A_FILE = 49;
    private static final int THOUSAND = 1_000;

    @Override
    public String name() {
        return "same-night";
    }

    @Override
    public String reference(String contestant) {
        return SINGLE;
    }

    @Override
    public Comparison comparison() {
        return Comparison.EXTRA_SECONDS;
    }

    @Override
    public void run(Workbench bench) {
        Night night = bench.night(bench.settings().calls(), bench.settings().files());
        Night small = bench.night(CALLS_A_FILE, 1);
        Night thousand = bench.night((long) CALLS_A_FILE * THOUSAND, THOUSAND);
        try (TestDatabase ofNight = bench.loaded(night);
                TestDatabase ofSmall = bench.loaded(small);
                TestDatabase ofThousand = bench.loaded(thousand)) {
            new Contest(this)
                    .with(SINGLE, turn -> again(bench, turn, ofSmall, small))
                    .with(
                            "callsync, %,d files".formatted(thousand.files()),
                            turn -> again(bench, turn, ofThousand, thousand))
                    .with("callsync, %,d calls".formatted(night.calls()), turn -> again(bench, turn, ofNight, night))
                    .run(bench);
        }
    }

    private static Result again(Workbench bench, Turn turn, TestDatabase database, Night night) {
        List<Object> before = Workbench.content(database.admin());
        long downloads = bench.bucket().downloads();
        Usage usage = bench.callsync(turn.name(), database, night);
        Expected.require("downloads", downloads, bench.bucket().downloads());
        Expected.require("tables", before, Workbench.content(database.admin()));
        return new Result(night.calls(), usage, Map.of("downloads", 0, "rows written", 0));
    }
}

package io.callsync.bench;

import io.callsync.bench.Contest.Result;

/** A night into empty tables. */
final class Fresh implements Scenario {

    @Override
    public String name() {
        return "fresh";
    }

    @Override
    public String reference(String contestant) {
        return BOUND;
    }

    @Override
    public void run(Workbench bench) {
        Night night = bench.night(bench.settings().calls(), bench.settings().files());
        new Contest(this)
                .with(BOUND, turn -> Result.of(night, bench.bound(turn.name(), night)))
                .with(CALLSYNC, turn -> Result.of(night, bench.callsync(turn.name(), night)))
                .with(PLAIN, turn -> Result.of(night, bench.plain(turn.name(), night)))
                .run(bench);
    }
}

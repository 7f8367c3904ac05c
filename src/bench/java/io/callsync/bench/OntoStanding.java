package io.callsync.bench;

import io.callsync.bench.Contest.Result;
import io.callsync.bench.Contest.Turn;
import io.callsync.testing.TestDatabase;

/**
 * A night onto tables that hold the calls of many nights, and the same night into empty ones beside the same directory. Each round has
 * a new night, and its calls stay: the tables grow by a night each round.
 */
final class OntoStanding implements Scenario {

    private static final String EMPTY = ", empty tables";

    private final Settings settings;

    OntoStanding(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "onto-5m";
    }

    /** The same contestant on empty tables. */
    @Override
    public String reference(String contestant) {
        return (contestant.startsWith(BOUND) ? BOUND : CALLSYNC) + EMPTY;
    }

    @Override
    public void run(Workbench bench) {
        Night standing = night(bench, 0);
        String onto = ", onto %,d calls".formatted(standing.calls());
        try (TestDatabase loaded = bench.loaded(standing);
                TestDatabase copied = TestDatabase.migrated()) {
            bench.readyRows(standing, loaded);
            bench.bound(name() + "-copied", copied, standing, standing.calls());
            new Contest(this)
                    .with(CALLSYNC + EMPTY, turn -> empty(bench, turn, standing.calls()))
                    .with(BOUND + EMPTY, turn -> {
                        Night night = night(bench, turn.round());
                        return Result.of(night, bench.bound(turn.name(), night));
                    })
                    .with(CALLSYNC + onto, turn -> onto(bench, turn, loaded))
                    .with(BOUND + onto, turn -> {
                        Night night = night(bench, turn.round());
                        return Result.of(night, bench.bound(turn.name(), copied, night, upTo(night)));
                    })
                    .run(bench);
        }
    }

    private Result empty(Workbench bench, Turn turn, long directory) {
        Night night = night(bench, turn.round());
        try (TestDatabase database = bench.database(directory)) {
            Usage usage = bench.callsync(turn.name(), database, night);
            bench.readyRows(night, database);
            return Result.of(night, usage);
        }
    }

    private Result onto(Workbench bench, Turn turn, TestDatabase loaded) {
        Night night = night(bench, turn.round());
        bench.settle();
        Usage usage = bench.callsync().run(turn.name(), loaded, night);
        bench.check(turn.name(), loaded, night, upTo(night));
        return Result.of(night, usage);
    }

    /** The night of a round, a day after the one before. @param round 0 for the calls that stand already */
    private Night night(Workbench bench, int round) {
        long first = round == 0 ? 0 : settings.standingCalls() + (round - 1) * settings.calls();
        long calls = round == 0 ? settings.standingCalls() : settings.calls();
        // the last one is on the day of the other scenarios: none is in the future
        return bench.night(CallEvents.DATE.minusDays(settings.rounds() - (long) round), first, calls, settings.files());
    }

    /** How many calls there are with this night's. */
    private static long upTo(Night night) {
        return night.events().first() + night.calls();
    }
}

package io.callsync.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Contestants that take turns: every round has each of them once, and begins with another one. */
final class Contest {

    /** What a contestant's run came to. @param calls that it had to load; @param facts beside its usage */
    record Result(long calls, Usage usage, Map<String, ? extends Number> facts) {

        static Result of(Night night, Usage usage) {
            return new Result(night.calls(), usage, Map.of());
        }
    }

    /** @param name of this run, for files */
    record Turn(int round, String name) {}

    private final String scenario;
    private final Map<String, Function<Turn, Result>> contestants = new LinkedHashMap<>();

    Contest(Scenario scenario) {
        this.scenario = scenario.name();
    }

    Contest with(String contestant, Function<Turn, Result> run) {
        contestants.put(contestant, run);
        return this;
    }

    void run(Workbench bench) {
        List<String> order = new ArrayList<>(contestants.keySet());
        for (int round = 1; round <= bench.settings().rounds(); round++) {
            for (String contestant : order) {
                String name = "%s-%d-%s".formatted(scenario, round, contestant.replaceAll("\\W+", "-"));
                Result result = contestants.get(contestant).apply(new Turn(round, name));
                bench.note(
                        new Measurement(scenario, contestant, round, result.calls(), result.usage(), result.facts()));
            }
            Collections.rotate(order, -1);
        }
    }
}

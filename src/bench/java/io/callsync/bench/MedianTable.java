package io.callsync.bench;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Medians over the rounds: a row for each contestant of each scenario that was run. */
record MedianTable(Collection<Scenario> scenarios, List<Measurement> measurements) {

    private static final String[] COLUMNS = {
        "scenario",
        "contestant",
        "calls/s",
        "seconds",
        "to the reference",
        "client CPU s",
        "server CPU s",
        "client RSS MiB",
        "counted"
    };

    /** Aligned, so that it can be read as it is printed. */
    String markdown() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(COLUMNS));
        for (Scenario scenario : scenarios) {
            List<Measurement> runs = measurements.stream()
                    .filter(run -> run.scenario().equals(scenario.name()))
                    .toList();
            runs.stream()
                    .filter(run -> run.round() == 1)
                    .map(Measurement::contestant)
                    .distinct()
                    .forEach(contestant -> lines.add(line(scenario, contestant, runs)));
        }
        return aligned(lines);
    }

    private static List<String> line(Scenario scenario, String contestant, List<Measurement> all) {
        List<Measurement> runs =
                all.stream().filter(run -> run.contestant().equals(contestant)).toList();
        return List.of(
                scenario.name(),
                contestant,
                format(
                        "%,.0f",
                        median(runs.stream().map(Measurement::callsPerSecond).toList())),
                format(
                        "%,.2f",
                        median(runs.stream().map(run -> run.usage().seconds()).toList())),
                contestant.equals(scenario.reference(contestant)) ? "reference" : compared(scenario, runs, all),
                format(
                        "%.1f",
                        median(runs.stream().map(run -> run.usage().clientCpu()).toList())),
                format(
                        "%.1f",
                        median(runs.stream().map(run -> run.usage().serverCpu()).toList())),
                format(
                        "%,.0f",
                        median(runs.stream()
                                .map(run -> real(run.usage().peakRssMib()))
                                .toList())),
                runs.stream()
                        .flatMap(run -> run.facts().keySet().stream())
                        .distinct()
                        .sorted()
                        .map(fact -> fact + ' ' + fact(fact, runs))
                        .collect(Collectors.joining(", ")));
    }

    private static String fact(String name, List<Measurement> runs) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(median(runs.stream()
                        .map(run -> run.facts().get(name))
                        .filter(Objects::nonNull)
                        .map(Number::doubleValue)
                        .toList()));
    }

    /** Against the reference of the same round, which had the machine in the same mood. */
    private static String compared(Scenario scenario, List<Measurement> runs, List<Measurement> all) {
        Double median = median(runs.stream()
                .flatMap(run -> all.stream()
                        .filter(other -> other.round() == run.round()
                                && other.contestant().equals(scenario.reference(run.contestant())))
                        .map(reference -> scenario.comparison().of(run, reference)))
                .toList());
        return median == null ? "-" : scenario.comparison().text(median);
    }

    private static Double real(Long value) {
        return value == null ? null : value.doubleValue();
    }

    /** Null of none. */
    static Double median(List<Double> values) {
        List<Double> sorted = values.stream().filter(Objects::nonNull).sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return null;
        }
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String format(String pattern, Double value) {
        return value == null ? "-" : pattern.formatted(value);
    }

    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[COLUMNS.length];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            append(text, lines.get(i), widths);
            if (i == 0) {
                text.append("|---|---|---:|---:|---:|---:|---:|---:|---|\n");
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> line, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            boolean number = i >= 2 && i < widths.length - 1;
            text.append("| ")
                    .append(("%" + (number ? "" : "-") + widths[i] + "s").formatted(line.get(i)))
                    .append(' ');
        }
        text.append("|\n");
    }
}

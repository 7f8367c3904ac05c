package io.callsync.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the heap held after each collection, as {@code -Xlog:gc} writes it for the G1, parallel and serial collectors. */
record GcLog(List<Pause> pauses) {

    private static final Pattern PAUSE =
            Pattern.compile("\\[(\\d+)[.,](\\d+)s] .*Pause (?:Young|Full).* \\d+M->(\\d+)M\\(.*");
    private static final int PARTS = 5;

    /** @param seconds since the JVM was started */
    record Pause(double seconds, double mibAfter) {}

    /** The JVM's option that writes such a file, a single one. */
    static String option(Path file) {
        return "-Xlog:gc:file=%s:uptime:filecount=0".formatted(file);
    }

    static GcLog read(Path file) {
        try {
            return new GcLog(Files.readAllLines(file).stream()
                    .map(PAUSE::matcher)
                    .filter(Matcher::matches)
                    .map(pause -> new Pause(
                            Double.parseDouble(pause.group(1) + '.' + pause.group(2)),
                            Double.parseDouble(pause.group(3))))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Medians in the second and in the last fifth of the time up to the last collection; of a fifth without one there is none. */
    Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        // the first fifth is the start of the JVM
        facts.put("MiB after GC, early", median(1));
        facts.put("MiB after GC, late", median(PARTS - 1));
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    private Double median(int part) {
        double end = pauses.stream().mapToDouble(Pause::seconds).max().orElse(0);
        return MedianTable.median(pauses.stream()
                .filter(pause -> pause.seconds() >= end * part / PARTS && pause.seconds() <= end * (part + 1) / PARTS)
                .map(Pause::mibAfter)
                .toList());
    }
}

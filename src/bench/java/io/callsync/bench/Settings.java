package io.callsync.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of the benchmark measures, from {@code -Dcallsync.bench.…}.
 *
 * @param calls different calls of a night
 * @param files that they come in
 * @param manyFiles files of about fifty records each, of the scenario with many files
 * @param bigCalls calls of the one big file
 * @param standingCalls calls that are in the tables before the night of onto-5m
 * @param rounds how often each contestant runs; the medians are reported
 * @param launcher what starts callsync, in words
 */
record Settings(
        long calls,
        int files,
        int manyFiles,
        long bigCalls,
        long standingCalls,
        int rounds,
        List<String> scenarios,
        List<String> launcher) {

    static final List<String> PLAIN_LAUNCHER = List.of("java", "-jar", "target/callsync.jar");

    static Settings given() {
        return new Settings(
                number("calls", 1_000_000),
                (int) number("files", 20),
                (int) number("many-files", 10_000),
                number("big-calls", 10_000_000),
                number("standing-calls", 5_000_000),
                (int) number("rounds", 3),
                words("scenarios", "fresh,redelivered,same-night,half-changed,many-files", ","),
                words("launcher", String.join(" ", PLAIN_LAUNCHER), " +"));
    }

    private static long number(String name, long otherwise) {
        return Long.parseLong(text(name, String.valueOf(otherwise)).replace("_", ""));
    }

    private static List<String> words(String name, String otherwise, String separator) {
        return Stream.of(text(name, otherwise).split(separator))
                .map(String::strip)
                .toList();
    }

    private static String text(String name, String otherwise) {
        String given = System.getProperty("callsync.bench." + name, "");
        return given.isBlank() ? otherwise : given;
    }
}

package io.callsync.calendar;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a job's nights of a weekday usually bring, learned from the last {@link #WEEKS}. A figure is null while fewer than {@link
 * #FEWEST} such nights had any file.
 *
 * @param looked how many of those nights a run looked at
 * @param nights how many of these had files
 * @param files the median; so are records and bytes
 * @param knownShare the median of the share of records that said nothing new
 * @param arrival from the date's beginning to when the last file is there, by the clock on the wall, on three nights of four
 */
public record Normal(
        int looked, int nights, Long files, Long records, Long bytes, Double knownShare, Duration arrival) {

    public static final int WEEKS = 8;
    static final int FEWEST = 3;

    /** Exports that are copied or restored later say nothing of when they usually come. */
    private static final Duration LATEST = Duration.ofDays(7);

    private static final int PARTS = 10_000;

    /** @param weekday the nights that were looked at, of one weekday */
    static Normal of(List<Figures> weekday, ZoneId zone) {
        List<Figures> nights =
                weekday.stream().filter(night -> !night.isEmpty()).toList();
        List<Figures> read = nights.stream().filter(Figures::isRead).toList();
        Long share = median(read, night -> Math.round(night.knownShare() * PARTS));
        List<Figures> prompt = nights.stream()
                .filter(night -> night.arrival(zone).compareTo(LATEST) < 0)
                .toList();
        Long arrival = quantile(prompt, night -> night.arrival(zone).toSeconds(), 3, 4);
        return new Normal(
                weekday.size(),
                nights.size(),
                median(nights, Figures::files),
                median(read, Figures::records),
                median(nights, Figures::bytes),
                share == null ? null : (double) share / PARTS,
                arrival == null ? null : Duration.ofSeconds(arrival));
    }

    /** Whether files come on most such days. */
    boolean hasFiles() {
        return looked >= FEWEST && 2 * nights > looked;
    }

    /** Whether on most such days no file comes. */
    boolean hasNone() {
        return looked >= FEWEST && 2 * nights <= looked;
    }

    private static Long median(List<Figures> nights, ToLongFunction<Figures> figure) {
        return quantile(nights, figure, 1, 2);
    }

    /** The smallest figure that so many of the nights do not exceed. */
    private static Long quantile(List<Figures> nights, ToLongFunction<Figures> figure, int part, int parts) {
        if (nights.size() < FEWEST) {
            return null;
        }
        long[] sorted = nights.stream().mapToLong(figure).sorted().toArray();
        return sorted[(sorted.length * part + parts - 1) / parts - 1];
    }
}

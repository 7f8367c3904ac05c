package io.callsync.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a job file declares of its nights. A value that it does not declare is learned.
 *
 * @param files the fewest files of a night, or null
 * @param records the fewest records, or null
 * @param bytes the fewest bytes as stored, or null
 * @param by when the last file has come, on the day after the business date, or null
 * @param zone of that time, and of the clock by which files usually come
 * @param weekdays business dates of which weekdays have files; none: not declared
 * @param holidays business dates on which few files come, or none
 * @param attention verdicts for which a run needs a look
 */
public record Expectation(
        Long files,
        Long records,
        Long bytes,
        LocalTime by,
        ZoneId zone,
        Set<DayOfWeek> weekdays,
        Set<LocalDate> holidays,
        Set<Verdict> attention) {

    public static final Expectation NOTHING =
            new Expectation(null, null, null, null, ZoneId.of("UTC"), Set.of(), Set.of(), Set.of());

    /** Whether the job file says that no file of this date has to come. */
    public boolean isDayOff(LocalDate date) {
        return holidays.contains(date) || !weekdays.isEmpty() && !weekdays.contains(date.getDayOfWeek());
    }

    boolean saysAnything() {
        return files != null || records != null || bytes != null || by != null || !weekdays.isEmpty();
    }
}

package io.callsync.report;

import io.callsync.calendar.Expectation;
import io.callsync.calendar.Finding;
import io.callsync.calendar.Judged;
import io.callsync.calendar.Verdict;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job's nights of a month.
 *
 * @param first the job's first night, or null
 * @param before the last nights of the month before: nothing of this one may be due yet
 * @param nights those until today, from the job's first one on
 */
public record CalendarMonth(
        String job, YearMonth month, Expectation expected, LocalDate first, List<Judged> before, List<Judged> nights) {

    /** Whether the newest night on which files are due has a verdict for which the job asks for attention. */
    public boolean needsAttention() {
        return Stream.concat(before.stream(), nights.stream())
                .filter(night -> night.verdict() != Verdict.PENDING && night.verdict() != Verdict.NOT_EXPECTED)
                .reduce((earlier, later) -> later)
                .map(Judged::findings)
                .orElse(List.of())
                .stream()
                .map(Finding::verdict)
                .anyMatch(expected.attention()::contains);
    }

    /** The command to type for a night, if any helps: what came late, or twice, is loaded and counted once. */
    Optional<String> next(Judged night) {
        boolean more = switch (night.verdict()) {
            case MISSING, ZERO_ROWS, SHORT, SHRUNKEN, SEQUENCE_GAP -> true;
            case DELIVERED_TWICE, LATE, PENDING, NOT_KNOWN, NOT_EXPECTED, ON_TIME -> isOpen(night);
        };
        return more ? Optional.of(run(night)) : Optional.empty();
    }

    private static boolean isOpen(Judged night) {
        return night.isLookedAt()
                && night.figures().files() > 0
                && !night.figures().isComplete();
    }

    private String run(Judged night) {
        return "callsync run %s --date %s".formatted(job, night.date());
    }
}

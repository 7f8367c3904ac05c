package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.OutcomeKind;
import io.callsync.report.BackfillReport.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a backfill prints at its end. */
class BackfillTextTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final Instant SINCE = Instant.parse("2026-11-21T03:04:05Z");

    @Test
    void onANarrowTerminalTheLastColumnIsWrapped() {
        assertThat(String.join("\n", BackfillText.lines(report(), 80))).isEqualTo("""
                DATE        STATE             FILES  RECORDS        TIME  WHAT
                2026-11-20  complete before       2   12,000       0.0 s  since 2026-11-21 03:04 UTC;
                                                                          11,990 inserted, 10
                                                                          quarantined
                2026-11-21  complete              1    5,000   1 min 1 s  5,000 inserted
                2026-11-22  no files              0        0       1.0 s  no files of 2026-11-22
                2026-11-23  failed           1 of 2      700        12 s  the call of ***0101 does not
                                                                          fit; 700 inserted
                2026-11-24  not reached           0        0       0.0 s
                in all                       4 of 5   17,700  1 min 14 s  17,690 inserted, 10
                                                                          quarantined

                callsync: night from 2026-11-20 to 2026-11-24: 2 of 5 dates complete
                callsync: because: 2026-11-22: no files of 2026-11-22; and 1 more
                callsync: next: callsync backfill night --from 2026-11-20 --to 2026-11-24""");
    }

    @Test
    void onAWideOneEachDateIsALine() {
        assertThat(String.join("\n", BackfillText.lines(report(), 200))).startsWith("""
                DATE        STATE             FILES  RECORDS        TIME  WHAT
                2026-11-20  complete before       2   12,000       0.0 s  since 2026-11-21 03:04 UTC; 11,990 inserted, 10 quarantined
                2026-11-21  complete              1    5,000   1 min 1 s  5,000 inserted
                2026-11-22  no files              0        0       1.0 s  no files of 2026-11-22
                2026-11-23  failed           1 of 2      700        12 s  the call of ***0101 does not fit; 700 inserted
                2026-11-24  not reached           0        0       0.0 s
                in all                       4 of 5   17,700  1 min 14 s  17,690 inserted, 10 quarantined

                """);
    }

    private static BackfillReport report() {
        return new BackfillReport(
                "night",
                FIRST,
                FIRST.plusDays(4),
                List.of(
                        date(0, State.COMPLETE_BEFORE, 2, 2, 11_990, 10, 0, null),
                        date(1, State.COMPLETE, 1, 1, 5_000, 0, 61, null),
                        date(2, State.NO_FILES, 0, 0, 0, 0, 1, "no files of 2026-11-22"),
                        date(3, State.FAILED, 2, 1, 700, 0, 12, "the call of +15145550101 does not fit"),
                        date(4, State.NOT_REACHED, 0, 0, 0, 0, 0, null)),
                Duration.ofSeconds(74),
                "callsync backfill night --from 2026-11-20 --to 2026-11-24");
    }

    private static BackfillReport.Date date(
            int day,
            State state,
            long files,
            long loaded,
            long inserted,
            long quarantined,
            int seconds,
            String problem) {
        Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
        outcomes.put(OutcomeKind.INSERTED, inserted);
        outcomes.put(OutcomeKind.QUARANTINED, quarantined);
        DateState now = new DateState(
                FIRST.plusDays(day), false, SINCE, problem, files, loaded, inserted + quarantined, outcomes);
        return BackfillReport.Date.of(state, now, Duration.ofSeconds(seconds), problem, null);
    }
}

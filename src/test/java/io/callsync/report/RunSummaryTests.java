package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunSummaryTests {

    private static final String RUN = "callsync run aircall --date 2026-11-20";

    @Test
    void aCompleteRunNeedsNothing() {
        RunSummary summary = summary("completed", null, null, file(FileState.LOADED, 1234, 0));

        assertThat(summary.line()).isEqualTo("aircall 2026-11-20 #2 completed: 1 file, 1,234 records (1,234 inserted)");
        assertThat(summary.problem()).isEmpty();
        assertThat(summary.next()).isEmpty();
    }

    @Test
    void aRunThatReadNothingSaysSo() {
        assertThat(summary("completed", null, null).line()).isEqualTo("aircall 2026-11-20 #2 completed: nothing new");
    }

    @Test
    void aRunThatFailedOrWasStoppedGoesOnByTheSameCommand() {
        RunReport.File loading = file(FileState.LOADING, 100, 0);

        RunSummary failed = summary("failed", null, "disk full,\ncaller +12025550123", loading);
        RunSummary stopped = summary("stopped", null, null, file(FileState.LOADED, 1, 0), loading);

        assertThat(failed.problem()).contains("disk full,\\ncaller ***0123");
        assertThat(failed.next()).contains(RUN);
        assertThat(stopped.line()).endsWith("stopped: 1 of 2 files, 101 records (101 inserted)");
        assertThat(stopped.next()).contains(RUN);
    }

    @Test
    void quarantinedRecordsAreLookedAtWhenEveryFileIsLoaded() {
        assertThat(summary("completed", "too many", null, file(FileState.LOADED, 1, 1))
                        .next())
                .contains("callsync quarantine list --job aircall");
    }

    @Test
    void filesThatAreNotLoadedComeBeforeQuarantinedRecords() {
        RunReport.File damaged = file(FileState.FAILED, 0, 0);

        assertThat(summary("completed", "not loaded", null, file(FileState.LOADED, 1, 1), damaged)
                        .next())
                .contains(RUN);
    }

    @Test
    void afterABrokenPromiseTheRunIsNotTypedAgain() {
        String reason = RunReport.BROKEN_PROMISE + "I1 the outcomes of a file add up to its records";

        assertThat(summary("failed", null, reason).next()).contains("callsync verify aircall --date 2026-11-20");
    }

    @Test
    void whereTheNightDoesNotBalanceTheRunIsNotTypedAgain() {
        String reason = RunReport.UNBALANCED + "file:/a: outgoing answered: 2 calls of 20 s by the records";

        assertThat(summary("failed", null, reason).next()).contains("callsync verify aircall --date 2026-11-20");
    }

    private static RunSummary summary(String state, String attention, String reason, RunReport.File... files) {
        Instant begin = Instant.parse("2026-11-21T03:00:00Z");
        return new RunSummary(new RunReport(
                "aircall",
                LocalDate.of(2026, 11, 20),
                2,
                state,
                begin,
                begin,
                attention,
                reason,
                0,
                0,
                0,
                0,
                0,
                0,
                Stream.of(files)
                        .mapToLong(file -> file.counts().get(OutcomeKind.QUARANTINED))
                        .sum(),
                List.of(files),
                List.of()));
    }

    private static RunReport.File file(FileState state, long inserted, long quarantined) {
        long records = inserted + quarantined;
        return new RunReport.File(
                1,
                "file:/a",
                LocalDate.of(2026, 11, 20),
                state,
                null,
                null,
                1,
                records + 1,
                records,
                counts(inserted, quarantined),
                List.of(),
                List.of(),
                new RunReport.Work(records, 1, 0, 0, null, null));
    }

    private static Map<OutcomeKind, Long> counts(long inserted, long quarantined) {
        Map<OutcomeKind, Long> counts = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            counts.put(kind, 0L);
        }
        counts.put(OutcomeKind.INSERTED, inserted);
        counts.put(OutcomeKind.QUARANTINED, quarantined);
        return counts;
    }
}

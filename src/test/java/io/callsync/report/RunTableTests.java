package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@code callsync status}. */
class RunTableTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Instant BEGIN = Instant.parse("2026-11-21T03:00:00Z");
    private static final List<RunReport> RUNS = List.of(
            run(5, "running", null, List.of(file(FileState.LOADED, 41_200), file(FileState.PLANNED, 0)), List.of()),
            run(4, "failed", null, List.of(file(FileState.LOADED, 1_200)), List.of(total(341_219))),
            run(3, "completed", "no files of 2026-11-20", List.of(), List.of()),
            run(2, "stopped", null, List.of(file(FileState.LOADING, 10)), List.of()),
            run(1, "completed", null, List.of(file(FileState.LOADED, 1_200)), List.of(total(341_212))));

    @Test
    void onANarrowTerminalTheLastColumnIsWrapped() {
        assertThat(text(80)).isEqualTo("""
                JOB      DATE        RUN  STATE             FILES  RECORDS        TIME  OUTCOMES
                aircall  2026-11-20   #5  running          1 of 2   41,200  10 min 0 s  37,080 inserted, 2,060
                                                                                        superseded, 2,060
                                                                                        quarantined
                aircall  2026-11-20   #4  not balanced          1    1,200  1 min 12 s  1,080 inserted, 60
                                                                                        superseded, 60 quarantined
                aircall  2026-11-20   #3  needs attention       0        0  1 min 12 s  nothing new
                aircall  2026-11-20   #2  stopped          0 of 1       10  1 min 12 s  9 inserted
                aircall  2026-11-20   #1  completed             1    1,200  1 min 12 s  1,080 inserted, 60
                                                                                        superseded, 60 quarantined
                """);
    }

    @Test
    void onAWideOneEachRunIsALine() {
        assertThat(text(200)).isEqualTo("""
                JOB      DATE        RUN  STATE             FILES  RECORDS        TIME  OUTCOMES
                aircall  2026-11-20   #5  running          1 of 2   41,200  10 min 0 s  37,080 inserted, 2,060 superseded, 2,060 quarantined
                aircall  2026-11-20   #4  not balanced          1    1,200  1 min 12 s  1,080 inserted, 60 superseded, 60 quarantined
                aircall  2026-11-20   #3  needs attention       0        0  1 min 12 s  nothing new
                aircall  2026-11-20   #2  stopped          0 of 1       10  1 min 12 s  9 inserted
                aircall  2026-11-20   #1  completed             1    1,200  1 min 12 s  1,080 inserted, 60 superseded, 60 quarantined
                """);
    }

    @Test
    void aRunThatIsGoneOnWithIsRunningWhateverItsEarlierStartFound() {
        RunReport again = run(4, "running", null, List.of(), List.of(total(341_219)));

        assertThat(RunTable.lines(List.of(again), 80, BEGIN).get(1)).contains("  running  ");
    }

    private static String text(int width) {
        return String.join("\n", RunTable.lines(RUNS, width, BEGIN.plusSeconds(600))) + "\n";
    }

    private static ControlTotal total(long found) {
        return new ControlTotal("incoming", "answered", 1_200, 341_212, 1_200, found);
    }

    private static RunReport run(
            int sequence, String state, String attention, List<RunReport.File> files, List<ControlTotal> totals) {
        Instant end = state.equals("running") ? null : BEGIN.plusSeconds(72);
        return new RunReport(
                "aircall", DATE, sequence, state, BEGIN, end, attention, null, 0, 0, 0, 0, 0, 0, 0, files, totals);
    }

    private static RunReport.File file(FileState state, long records) {
        Map<OutcomeKind, Long> counts = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            counts.put(kind, 0L);
        }
        counts.put(OutcomeKind.INSERTED, records - records / 10);
        counts.put(OutcomeKind.QUARANTINED, records / 20);
        counts.put(OutcomeKind.SUPERSEDED, records / 20);
        return new RunReport.File(
                1,
                "file:/a",
                DATE,
                state,
                null,
                null,
                1,
                records + 1,
                records,
                counts,
                List.of(),
                List.of(),
                new RunReport.Work(records, 1, 0, 0, null, null));
    }
}

package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTextTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Instant BEGIN = Instant.parse("2026-11-21T03:00:00Z");
    private static final String FOLDER = "s3://exports.example.com/telephony/aircall/2026-11-20/";

    private static final RunReport MIXED = report(
            "completed",
            "1 of 3 files not loaded",
            List.of(
                    file(
                            FOLDER + "calls-page-0001.jsonl.gz",
                            FileState.LOADED,
                            null,
                            Map.of(OutcomeKind.INSERTED, 1200L)),
                    file(
                            FOLDER + "calls-page-0002.jsonl.gz",
                            FileState.LOADED,
                            null,
                            Map.of(
                                    OutcomeKind.INSERTED,
                                    30L,
                                    OutcomeKind.UNCHANGED,
                                    2L,
                                    OutcomeKind.FILTERED,
                                    5L,
                                    OutcomeKind.QUARANTINED,
                                    4L),
                            new RunReport.Counter("filtered", "internal", 5),
                            new RunReport.Counter("noted", "zone-assumed", 1230),
                            new RunReport.Counter("quarantined", "unknown-status", 3),
                            new RunReport.Counter("quarantined", "no-start", 1)),
                    file(FOLDER + "calls-page-0003.jsonl.gz", FileState.FAILED, "truncated", Map.of())));

    @Test
    void aReportFitsANarrowTerminal() {
        assertThat(String.join("\n", new ReportText(MIXED, Ink.PLAIN).lines(80, BEGIN)))
                .isEqualTo("""
                aircall 2026-11-20 #1  completed, needs attention

                FILE                STATE   RECORDS     BYTES     RATE  OUTCOMES
                ...e-0003.jsonl.gz  failed        0  614.4 kB           truncated: the gzip data
                                                                        end early, after
                                                                        1,048,576 bytes
                ...e-0002.jsonl.gz  loaded       41  614.4 kB     41/s  30 inserted, 2
                                                                        unchanged, 5 filtered (5
                                                                        internal), 4 quarantined
                                                                        (3 unknown-status, 1
                                                                        no-start, the first is
                                                                        record 17); asked again
                                                                        2 times
                ...e-0001.jsonl.gz  loaded    1,200  614.4 kB  1,200/s  1,200 inserted

                records        1,241: 1,230 inserted, 2 unchanged, 5 filtered, 4 quarantined
                bytes          1.8 MB
                filtered       5 internal
                quarantined    3 unknown-status, 1 no-start
                first bad      unknown-status, record 17 of
                               s3://exports.example.com/telephony/aircall/2026-11-20/calls-page-
                               0002.jsonl.gz
                notes          1,230 zone-assumed
                matched later  2 older calls found a lead created or changed since
                unsettled      1 file too young to be read: left for a later run
                fetch retries  the source was asked again 3 times
                chunk retries  chunks were written again 3 times: another writer was in the way
                restarts       started again 1 time
                time           1 min 12 s, 17 records/s

                CALLS                BY SOURCE   TALK s  IN MYSQL   TALK s
                incoming answered        1,000  341,212       999  340,000  not balanced
                outgoing unanswered        230        0       230        0  balanced""");
    }

    @Test
    void aWideTerminalShowsMoreOfAddresses() {
        assertThat(String.join("\n", new ReportText(MIXED, Ink.PLAIN).lines(200, BEGIN)))
                .isEqualTo("""
                aircall 2026-11-20 #1  completed, needs attention

                FILE                                                                      STATE   RECORDS     BYTES     RATE  OUTCOMES
                ...rts.example.com/telephony/aircall/2026-11-20/calls-page-0003.jsonl.gz  failed        0  614.4 kB           truncated: the gzip data end early, after 1,048,576 bytes
                ...rts.example.com/telephony/aircall/2026-11-20/calls-page-0002.jsonl.gz  loaded       41  614.4 kB     41/s  30 inserted, 2 unchanged, 5 filtered (5 internal), 4 quarantined (3 unknown-status, 1
                                                                                                                              no-start, the first is record 17); asked again 2 times
                ...rts.example.com/telephony/aircall/2026-11-20/calls-page-0001.jsonl.gz  loaded    1,200  614.4 kB  1,200/s  1,200 inserted

                records        1,241: 1,230 inserted, 2 unchanged, 5 filtered, 4 quarantined
                bytes          1.8 MB
                filtered       5 internal
                quarantined    3 unknown-status, 1 no-start
                first bad      unknown-status, record 17 of s3://exports.example.com/telephony/aircall/2026-11-20/calls-page-0002.jsonl.gz
                notes          1,230 zone-assumed
                matched later  2 older calls found a lead created or changed since
                unsettled      1 file too young to be read: left for a later run
                fetch retries  the source was asked again 3 times
                chunk retries  chunks were written again 3 times: another writer was in the way
                restarts       started again 1 time
                time           1 min 12 s, 17 records/s

                CALLS                BY SOURCE   TALK s  IN MYSQL   TALK s
                incoming answered        1,000  341,212       999  340,000  not balanced
                outgoing unanswered        230        0       230        0  balanced""");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width = 70; width <= 200; width++) {
            assertThat(new ReportText(MIXED, Ink.PLAIN).lines(width, BEGIN)).allMatch(fits(width));
        }
    }

    @Test
    void onlyTheFirstTwentyFilesAreShown() {
        RunReport many = report(
                "completed",
                null,
                IntStream.range(0, 25)
                        .mapToObj(
                                i -> file("file:/calls-" + i, FileState.LOADED, null, Map.of(OutcomeKind.INSERTED, 1L)))
                        .toList());

        List<String> lines = new ReportText(many, Ink.PLAIN).lines(80, BEGIN);

        assertThat(lines)
                .contains("and 5 more")
                .filteredOn(line -> line.startsWith("file:"))
                .hasSize(20);
    }

    @Test
    void whatAFileIsCalledCannotMoveTheCursor() {
        RunReport hostile = report(
                "completed",
                null,
                List.of(file("file:/a\u001B[2J\nb", FileState.LOADED, null, Map.of(OutcomeKind.INSERTED, 1L))));

        assertThat(String.join("", new ReportText(hostile, Ink.PLAIN).lines(80, BEGIN)))
                .contains("file:/a\\u{1B}[2J\\nb")
                .doesNotContain("\u001B");
    }

    @Test
    void ofQuarantinedRecordsItSaysHowManyAreStillOpen() {
        RunReport report = report(
                "completed",
                null,
                List.of(file("file:/a", FileState.LOADED, null, Map.of(OutcomeKind.QUARANTINED, 6L))));

        assertThat(new ReportText(report, Ink.PLAIN).lines(80, BEGIN))
                .anyMatch(line -> line.matches("still open +4 of the quarantined"));
    }

    private static Predicate<String> fits(int width) {
        return line -> line.length() <= width;
    }

    private static RunReport report(String state, String attention, List<RunReport.File> files) {
        return new RunReport(
                "aircall",
                DATE,
                1,
                state,
                BEGIN,
                BEGIN.plusSeconds(72),
                attention,
                null,
                0,
                1,
                2,
                3,
                3,
                1,
                4,
                files,
                List.of(
                        new ControlTotal("incoming", "answered", 1_000, 341_212, 999, 340_000),
                        new ControlTotal("outgoing", "unanswered", 230, 0, 230, 0)));
    }

    private static RunReport.File file(
            String uri, FileState state, String failure, Map<OutcomeKind, Long> counts, RunReport.Counter... counters) {
        Map<OutcomeKind, Long> all = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : OutcomeKind.values()) {
            all.put(kind, counts.getOrDefault(kind, 0L));
        }
        long records = all.values().stream().mapToLong(Long::longValue).sum();
        String message = failure == null ? null : "the gzip data end early, after 1,048,576 bytes";
        boolean bad = all.get(OutcomeKind.QUARANTINED) > 0;
        return new RunReport.File(
                1,
                uri,
                DATE,
                state,
                failure,
                message,
                1,
                records + 1,
                records,
                all,
                List.of(counters),
                List.of(),
                new RunReport.Work(
                        records, 614_400, 1_000, bad ? 2 : 0, bad ? 17L : null, bad ? "unknown-status" : null));
    }
}

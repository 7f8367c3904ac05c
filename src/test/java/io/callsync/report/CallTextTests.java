package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.report.CallReport.Change;
import io.callsync.report.CallReport.Conclusion;
import io.callsync.report.CallReport.Difference;
import io.callsync.report.CallReport.Event;
import io.callsync.report.CallReport.FileLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTextTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Instant LOADED = Instant.parse("2026-11-21T02:00:00.25Z");

    private static final CallReport NOT_ALL_READ = new CallReport(
            "aircall",
            "2154873211",
            row(),
            Map.of("lead_id", 5L),
            List.of(),
            List.of(
                    new Event(
                            7,
                            1_024,
                            "inserted",
                            null,
                            Instant.parse("2026-11-20T12:00:00Z"),
                            null,
                            List.of("zone-assumed"),
                            List.of(new Change("status", null, "calling"), new Change("to", null, "+15145550101"))),
                    new Event(
                            8,
                            2,
                            "updated",
                            null,
                            Instant.parse("2026-11-20T12:10:00Z"),
                            null,
                            List.of(),
                            List.of(new Change("status", "calling", "answered"), new Change("duration", null, 600))),
                    new Event(
                            8,
                            3,
                            "superseded",
                            null,
                            Instant.parse("2026-11-20T12:01:00Z"),
                            "record 2 tells how the call ended, this one is from before its end",
                            List.of(),
                            List.of())),
            List.of(
                    new FileLine(
                            7,
                            "night",
                            DATE,
                            "s3://acme-call-exports/aircall/2026-11-20/live.jsonl",
                            "e1",
                            "loaded",
                            2_000,
                            LOADED,
                            null),
                    new FileLine(
                            8,
                            "night",
                            DATE.plusDays(1),
                            "s3://acme-call-exports/aircall/2026-11-21/ended.jsonl",
                            "e2",
                            "loaded",
                            3,
                            LOADED,
                            null),
                    new FileLine(
                            9,
                            "night",
                            DATE.plusDays(1),
                            "s3://acme-call-exports/aircall/2026-11-21/gone.jsonl",
                            "e3",
                            "loaded",
                            3,
                            LOADED,
                            "no longer at its source")),
            2,
            Conclusion.UNTOLD,
            List.of(new Difference("call_logs.duration", 600, 1)),
            new CallReport.Match(
                    5L, "the newest with +15145550101 that existed when the call began", null, "no agent is named"));

    private static Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", 17L);
        row.put("start_at", LocalDateTime.parse("2026-11-20T12:00:00"));
        row.put("end_at", LocalDateTime.parse("2026-11-20T12:10:00.5"));
        row.put("duration", 1);
        row.put("to", "+15145550101");
        row.put("agent", null);
        row.put("media_url", null);
        row.put("description", "asked for \u001b[2J alice@example.com");
        return row;
    }

    @Test
    void aHistoryFitsANarrowTerminal() {
        assertThat(text(80)).isEqualTo("""
                call_logs
                  id           17
                  start_at     2026-11-20 12:00:00
                  end_at       2026-11-20 12:10:00.500
                  duration     1
                  to           ***0101
                  description  asked for \\u{1B}[2J a***@example.com
                  null         agent, media_url

                communications
                  lead_id  5

                matched, as the directory is now
                  lead  5  the newest with ***0101 that existed when the call began
                  user  -  no agent is named

                records, in the order in which their files were loaded
                  FILE  RECORD  OUTCOME     WHAT IT DID
                     7   1,024  inserted    status calling, to ***0101; noted zone-assumed
                     8       2  updated     status calling -> answered, duration 600
                     8       3  superseded  record 2 tells how the call ended, this one is from
                                            before its end

                files
                  FILE  JOB    DATE        STATE   ADDRESS              LOADED
                     7  night  2026-11-20  loaded  ...11-20/live.jsonl  2026-11-21 02:00:00
                     8  night  2026-11-21  loaded  ...1-21/ended.jsonl  2026-11-21 02:00:00
                     9  night  2026-11-21  loaded  ...11-21/gone.jsonl  2026-11-21 02:00:00; not
                                                                        read: no longer at its
                                                                        source

                differences
                  COLUMN              RECORDS MAKE  IS
                  call_logs.duration  600           1
                """);
    }

    @Test
    void onAWideTerminalNothingIsWrapped() {
        assertThat(text(200)).isEqualTo("""
                call_logs
                  id           17
                  start_at     2026-11-20 12:00:00
                  end_at       2026-11-20 12:10:00.500
                  duration     1
                  to           ***0101
                  description  asked for \\u{1B}[2J a***@example.com
                  null         agent, media_url

                communications
                  lead_id  5

                matched, as the directory is now
                  lead  5  the newest with ***0101 that existed when the call began
                  user  -  no agent is named

                records, in the order in which their files were loaded
                  FILE  RECORD  OUTCOME     WHAT IT DID
                     7   1,024  inserted    status calling, to ***0101; noted zone-assumed
                     8       2  updated     status calling -> answered, duration 600
                     8       3  superseded  record 2 tells how the call ended, this one is from before its end

                files
                  FILE  JOB    DATE        STATE   ADDRESS                                                LOADED
                     7  night  2026-11-20  loaded  s3://acme-call-exports/aircall/2026-11-20/live.jsonl   2026-11-21 02:00:00
                     8  night  2026-11-21  loaded  s3://acme-call-exports/aircall/2026-11-21/ended.jsonl  2026-11-21 02:00:00
                     9  night  2026-11-21  loaded  s3://acme-call-exports/aircall/2026-11-21/gone.jsonl   2026-11-21 02:00:00; not read: no longer at its source

                differences
                  COLUMN              RECORDS MAKE  IS
                  call_logs.duration  600           1
                """);
    }

    @Test
    void theLastLineSaysHowTheRowsStandToTheRecords() {
        assertThat(new CallText(NOT_ALL_READ, Shown.MASKED, Ink.PLAIN).summary())
                .isEqualTo(
                        "aircall 2154873211: 3 records in 2 files read; the rows are not what these records make, but not"
                                + " all that were loaded can be read");
    }

    private static String text(int width) {
        return String.join("\n", new CallText(NOT_ALL_READ, Shown.MASKED, Ink.PLAIN).lines(width));
    }
}

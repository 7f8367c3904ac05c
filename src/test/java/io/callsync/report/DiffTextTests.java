package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code callsync diff} prints. */
class DiffTextTests {

    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 9, 0);
    private static final List<DiffRow> ROWS = List.of(
            new DiffRow(
                    "20001",
                    DiffKind.CHANGED,
                    null,
                    List.of(
                            new DiffRow.Change("status", "answered", "unanswered"),
                            new DiffRow.Change(
                                    "provider_status",
                                    "answered by the voice mail of the customer, who was away",
                                    "answered by a person, who was asked to wait for an agent"),
                            new DiffRow.Change("start_at", START, START.plusHours(5)),
                            new DiffRow.Change("from", "+15145550101", "+15145550102"),
                            new DiffRow.Change(
                                    "media_url",
                                    null,
                                    "https://recordings.example.com/2026/11/20/calls/20001-of-alice@example.com.mp3"
                                            + "?token=0123456789abcdef0123456789abcdef"),
                            new DiffRow.Change("lead_id", 5L, null)),
                    true),
            new DiffRow("20002", DiffKind.INSERTED, null, List.of(), false),
            new DiffRow("20003", DiffKind.REPLAYED, null, List.of(), false),
            new DiffRow("20004", DiffKind.REFUSED, "quarantined: no-start", List.of(), false),
            new DiffRow("of +15145550101", DiffKind.EDITED, null, List.of(), false));

    @Test
    void aNightFitsANarrowTerminalAndTellsOfNobody() {
        assertThat(text(80, Shown.MASKED, 10)).isEqualTo("""
                CALL        FIELD            STORED                  PRESENT MAPPING
                20001       status           answered                unanswered
                20001       provider_status  ...tomer, who was away  answered by a person, who
                                                                     was asked to wait for an
                                                                     agent
                20001       start_at         2026-11-20 09:00:00     2026-11-20 14:00:00
                20001       from             ***0101                 ***0102
                20001       media_url        -                       (117 characters)
                20001       lead_id          5                       -
                20002       row              none                    inserted
                20003       row              none, in quarantine     accepted
                20004       row              a row                   quarantined: no-start
                of ***0101  row              edited by hand          -

                files that could not be read
                  s3://exports/2026-11-20/calls-***0101.jsonl  1 record  another version by now

                would change
                  from             1 call  one -> another (1)
                  lead_id          1 call  one -> none (1)
                  media_url        1 call  none -> one (1)
                  provider_status  1 call  answered by the voice mail of the customer, who was
                                           away -> answered by a person, who was asked to wait
                                           for an agent (1)
                  start_at         1 call  +5:00:00 (1)
                  status           1 call  answered -> unanswered (1)

                calls
                  1  would say something else
                  1  would be inserted: accepted now, and in no table
                  1  wait in quarantine, accepted now, and in no table
                  1  are in the tables, and would not be: 1 quarantined: no-start
                  1  not compared: call log and communication disagree, somebody has edited them

                records, as they are mapped now
                  4  accepted
                  1  quarantined: no-start

                """);
    }

    @Test
    void onAWideOneEachFieldIsALine() {
        assertThat(text(200, Shown.MASKED, 10)).isEqualTo("""
                CALL        FIELD            STORED                                                    PRESENT MAPPING
                20001       status           answered                                                  unanswered
                20001       provider_status  answered by the voice mail of the customer, who was away  answered by a person, who was asked to wait for an agent
                20001       start_at         2026-11-20 09:00:00                                       2026-11-20 14:00:00
                20001       from             ***0101                                                   ***0102
                20001       media_url        -                                                         (117 characters)
                20001       lead_id          5                                                         -
                20002       row              none                                                      inserted
                20003       row              none, in quarantine                                       accepted
                20004       row              a row                                                     quarantined: no-start
                of ***0101  row              edited by hand                                            -

                files that could not be read
                  s3://exports/2026-11-20/calls-***0101.jsonl  1 record  another version by now

                would change
                  from             1 call  one -> another (1)
                  lead_id          1 call  one -> none (1)
                  media_url        1 call  none -> one (1)
                  provider_status  1 call  answered by the voice mail of the customer, who was away -> answered by a person, who was asked to wait for an agent (1)
                  start_at         1 call  +5:00:00 (1)
                  status           1 call  answered -> unanswered (1)

                calls
                  1  would say something else
                  1  would be inserted: accepted now, and in no table
                  1  wait in quarantine, accepted now, and in no table
                  1  are in the tables, and would not be: 1 quarantined: no-start
                  1  not compared: call log and communication disagree, somebody has edited them

                records, as they are mapped now
                  4  accepted
                  1  quarantined: no-start

                """);
    }

    @Test
    void whoAsksForItSeesNumbersAndTexts() {
        assertThat(text(200, Shown.AS_IT_IS, 10))
                .contains("+15145550101", "+15145550102", "20001-of-alice@example.com.mp3", "of +15145550101");
    }

    @Test
    void callsBehindTheLimitAreCountedAndStillAddedUp() {
        assertThat(text(80, Shown.MASKED, 1))
                .contains("\nand 4 calls more: --all shows them\n", "  1  would be inserted")
                .doesNotContain("20002");
    }

    private static String text(int width, Shown shown, long limit) {
        StringWriter text = new StringWriter();
        DiffText output = new DiffText(new PrintWriter(text), shown, Ink.PLAIN, width, limit);
        DiffTally tally = new DiffTally();
        for (DiffRow row : ROWS) {
            tally.record(row.kind() == DiffKind.REFUSED ? row.why() : null);
            tally.call(row);
            output.row(row);
        }
        output.end(tally.report(
                "aircall",
                LocalDate.of(2026, 11, 20),
                null,
                List.of(
                        new DiffReport.File("s3://exports/2026-11-20/calls-1.jsonl", 1_200, null),
                        new DiffReport.File(
                                "s3://exports/2026-11-20/calls-+15145550101.jsonl", 1, "another version by now"))));
        return text.toString();
    }
}

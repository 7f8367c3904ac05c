package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Each verdict of {@code callsync calendar}, on a night that a run has loaded. */
class CalendarVerdictTests extends CalendarCase {

    @Test
    void aNightLikeTheOthersIsOnTime() {
        files(AT_TWO.plus(Duration.ofMinutes(119)));
        run();

        assertThat(verdict()).isEqualTo("on-time");
    }

    @Test
    void aNightWhoseLastFileCameLaterIsLate() {
        files(AT_TWO);
        file("calls-5.jsonl", 3, AT_TWO.plus(Duration.ofMinutes(210)));
        run();

        assertThat(verdict())
                .isEqualTo("late: the last file came at 2026-10-31 05:30 UTC, 1 h 30 min after 2026-10-31 04:00 UTC");
        assertThat(night(FRIDAY).get("next").isNull())
                .as("nothing is to be done")
                .isTrue();
    }

    @Test
    void aFileThatIsDeliveredAgainDaysLaterWasNotLate() {
        files(AT_TWO);
        run();
        put(FRIDAY, "calls-1.jsonl", lines(1, 4), AT_TWO.plus(Duration.ofDays(3)));
        run();

        assertThat(verdict()).isEqualTo("on-time");
        assertThat(night(FRIDAY).get("files").asInt()).isEqualTo(4);
        assertThat(night(FRIDAY).get("records").asInt()).isEqualTo(13);
    }

    @Test
    void aNightWithoutFilesIsMissing() {
        run();

        assertThat(verdict()).isEqualTo("missing: no files, usually 4 on a Friday");
        assertThat(night(FRIDAY).get("next").asString()).isEqualTo("callsync run aircall --date 2026-10-30");
    }

    @Test
    void aNightOfWhichNoRunTookCareIsMissing() {
        assertThat(verdict()).isEqualTo("missing: no run has looked for files, usually 4 on a Friday");
    }

    @Test
    void aNightOfFarFewerFilesIsShort() {
        file("calls-1.jsonl", 3, AT_TWO);
        run();

        assertThat(verdict()).isEqualTo("short: 1 of usually 4 files, 3 of usually 12 records");
    }

    @Test
    void aNightOfFilesWithoutRecordsHasZeroRows() {
        for (int file = 1; file <= 4; file++) {
            put(FRIDAY, "calls-%d.jsonl".formatted(file), "[]\n", AT_TWO);
        }
        run();

        assertThat(verdict()).isEqualTo("zero-rows: 4 files without a record");
    }

    @Test
    void yesterdaysCallsUnderNewNamesAreDeliveredTwice() {
        put(FRIDAY.minusDays(1), "thursday.jsonl", lines(1, 12), AT_TWO.minus(Duration.ofDays(1)));
        run(FRIDAY.minusDays(1));
        for (int file = 1; file <= 4; file++) {
            put(FRIDAY, "friday-%d.jsonl".formatted(file), lines(file * 3L - 2, file * 3L), AT_TWO);
        }
        run();

        assertThat(verdict()).isEqualTo("delivered-twice: 12 of 12 records said nothing new");
    }

    @Test
    void callsOfWhichMoreIsKnownSinceAreDeliveredTwiceAsWell() {
        long sent = aCall(1).timestamp();
        put(FRIDAY.minusDays(1), "thursday.jsonl", lines(1, 12), AT_TWO.minus(Duration.ofDays(1)));
        put(FRIDAY, "friday-1.jsonl", lines(1, 12).replace("" + sent, "" + (sent + 60)), AT_TWO);
        run();
        run(FRIDAY.minusDays(1));

        assertThat(verdict(FRIDAY.minusDays(1))).isEqualTo("delivered-twice: 12 of 12 records said nothing new");
    }

    @Test
    void anObjectUnderTwoKeysIsDeliveredTwice() throws IOException {
        LocalDate date = LocalDate.of(2026, 11, 20);
        ScriptedBucket bucket = new ScriptedBucket(40);
        bucket.put("calls/%s/one.jsonl".formatted(date), lines(1, 3));
        bucket.put("calls/%s/two.jsonl".formatted(date), lines(1, 3));
        replaceInJob("file:.*", "s3://scripted/calls/{date}/");
        try (var s3 = new ScriptedS3(bucket);
                var settings = new AwsSettings(s3.endpoint())) {
            settings.set("aws.region", EmbeddedS3.REGION);
            run(date);
        }

        assertThat(verdict(date)).isEqualTo("delivered-twice: two.jsonl is one.jsonl once more");
    }

    @Test
    void aFileOfWhichANewerVersionHoldsLessIsShrunken() {
        files(AT_TWO);
        run();
        put(FRIDAY, "calls-1.jsonl", lines(1, 2), AT_TWO.plus(Duration.ofMinutes(5)));
        run();

        assertThat(verdict()).isEqualTo("shrunken: calls-1.jsonl has 2 instead of 3 records");
    }

    @Test
    void aNumberThatIsLeftOutIsASequenceGap() {
        for (int number : new int[] {5, 6, 8, 9}) {
            file("calls-%04d.jsonl".formatted(number), 3, AT_TWO);
        }
        run();

        assertThat(verdict())
                .isEqualTo("sequence-gap: calls-0007.jsonl is missing between calls-0006.jsonl and calls-0008.jsonl");
    }

    @Test
    void aNightWithAFileThatCannotBeReadIsPending() {
        files(AT_TWO);
        put(FRIDAY, "calls-5.jsonl", "\u0000\u0001\u0002 no export", AT_TWO);
        run();

        assertThat(verdict()).isEqualTo("pending: 1 of 5 files not loaded");
        assertThat(night(FRIDAY).get("next").asString()).isEqualTo("callsync run aircall --date 2026-10-30");
    }

    @Test
    void whatIsNotDueYetIsPending() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        aJob("expect: { files: 2, by: '23:59' }");
        put(today, "calls-1.jsonl", lines(1, 3), today.atStartOfDay().toInstant(ZoneOffset.UTC));
        run(today);

        assertThat(verdict(today))
                .isEqualTo("pending: 1 file so far, all by %s 23:59 UTC".formatted(today.plusDays(1)));
    }

    @Test
    void theFirstNightsCannotBeCompared() {
        crm.clear();
        fridays(2, 4);
        files(AT_TWO);
        run();

        assertThat(verdict()).isEqualTo("not-known: fewer than 3 such nights before");
    }

    @Test
    void onADayOffNoFileIsExpected() {
        aJob("expect: { weekdays: [mon, tue] }");
        run();

        assertThat(verdict()).isEqualTo("not-expected");
    }
}

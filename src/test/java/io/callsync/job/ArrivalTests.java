package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.twilio.TwilioProvider;
import io.callsync.report.RunReports;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.TwilioJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quarantined records whose call comes again and is accepted. */
class ArrivalTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final long LATER = aCall(1).timestamp() + 60;

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=3", "callsync.parallel-files=1");
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
        exports = new Exports(folder);
        job = exports.job(new AircallProvider());
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    @Test
    void theSameCallCleanInALaterFileResolvesItAndSaysWhere() {
        exports.put(DATE, "1.jsonl", unknown(1) + unknown(2));
        crm.complete(job, DATE);
        exports.put(DATE, "2.jsonl", aCall(1).at(LATER).line());

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("resolved", "open");
        assertThat(
                        crm.rows(
                                "SELECT action, done_by, why, SUBSTRING_INDEX(result, '/', -1) AS file FROM callsync_quarantine_history"))
                .containsExactly(Map.of(
                        "action",
                        "arrived",
                        "done_by",
                        "callsync",
                        "why",
                        "the call came again in run aircall-test 2026-11-20 and was accepted",
                        "file",
                        "2.jsonl"));
        assertThat(crm.value(Long.class, "SELECT quarantined FROM callsync_export_files WHERE uri LIKE '%1.jsonl'"))
                .as("what was read of the first file stays said")
                .isEqualTo(2);
    }

    @Test
    void onceAllAreResolvedTheRunNeedsNoAttentionForThem() {
        exports.put(DATE, "1.jsonl", unknown(1));
        assertThat(crm.complete(job, DATE).attention()).contains("1 of 1 records are quarantined");
        long run = crm.value(Long.class, "SELECT id FROM callsync_runs");
        exports.put(DATE, "2.jsonl", aCall(1).at(LATER).line());

        crm.complete(job, DATE);

        assertThat(crm.bean(RunReports.class).of(run).attention()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whatComesBehindItInTheSameFileResolvesItWhereverTheChunkEnds(int between) {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < between; i++) {
            others.append(aCall(100 + i).line());
        }
        exports.put(DATE, "1.jsonl", unknown(1) + others + aCall(1).at(LATER).line());

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("resolved");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whatComesBeforeItDoesNot(int between) {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < between; i++) {
            others.append(aCall(100 + i).line());
        }
        exports.put(DATE, "1.jsonl", aCall(1).at(LATER).line() + others + unknown(1));

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("open");
    }

    @Test
    void aRecordThatSaysThatTheCallStillGoesOnDoesNot() {
        exports.put(DATE, "1.jsonl", unknown(1));
        crm.complete(job, DATE);
        exports.put(DATE, "2.jsonl", aCall(1).at(LATER).live().line());

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("open");
    }

    @Test
    void aRecordThatIsOlderThanWhatIsKnownDoesNot() {
        exports.put(DATE, "0.jsonl", aCall(1).at(LATER).line());
        exports.put(DATE, "1.jsonl", unknown(1));
        crm.complete(job, DATE);
        exports.put(DATE, "2.jsonl", aCall(1).agent("bob@example.com").line());

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("open");
    }

    @Test
    void aRecordThatIsOlderThanTheQuarantinedOneDoesNot() {
        exports.put(DATE, "1.jsonl", unknown(1));
        crm.complete(job, DATE);
        exports.put(DATE, "2.jsonl", aCall(1).at(aCall(1).timestamp() - 1).line());

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("open");
    }

    @Test
    void aRecordWithoutAnIdIsNeverResolvedByAnother() {
        exports.put(DATE, "1.jsonl", "{broken\n");
        crm.complete(job, DATE);
        exports.put(DATE, "2.jsonl", aCall(1).line());

        crm.complete(job, DATE);

        assertThat(states()).containsExactly("open");
    }

    @Test
    void aLegIsResolvedByItselfAloneAndNotByAnotherLegOfItsCall() {
        JobFile twilio = exports.job(new TwilioProvider());
        String sid = "CA" + "0".repeat(32);
        String child = TwilioJson.child(sid, 1, 0, "completed");
        exports.put(
                DATE, "1.jsonl", child.replace("\"completed\"", "\"vanished\"").replace("\"50\"", "\"0\""));
        crm.complete(twilio, DATE);
        exports.put(DATE, "2.jsonl", TwilioJson.parent(sid, true, "+15145550101", 0, "completed"));
        crm.complete(twilio, DATE);
        assertThat(states()).containsExactly("open");

        exports.put(DATE, "3.jsonl", child);
        crm.complete(twilio, DATE);

        assertThat(states()).containsExactly("resolved");
    }

    private static List<String> states() {
        return crm.admin().queryForList("SELECT state FROM callsync_quarantine ORDER BY id", String.class);
    }

    private static String unknown(long id) {
        AircallJson missed = aCall(id).missed();
        return missed.line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}

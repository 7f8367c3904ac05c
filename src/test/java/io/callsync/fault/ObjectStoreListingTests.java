package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static io.callsync.testing.ScriptedBucket.lists;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.ledger.OutcomeKind;
import io.callsync.report.RunReport;
import io.callsync.testing.Crm;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is listed page by page, and what is listed again: a file a call. */
@Timeout(300)
class ObjectStoreListingTests {

    /** Two and a half pages. */
    private static final int FILES = Boolean.getBoolean("callsync.long") ? 2_500 : 50;

    @AutoClose
    private static Crm crm;

    private ObjectStoreNight night;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aNightOfThreePages() {
        night = new ObjectStoreNight(crm, FILES * 2 / 5);
        for (int call = 1; call <= FILES; call++) {
            night.put("%05d.jsonl".formatted(call), aCall(call).line());
        }
    }

    @Test
    void row55EveryFileOfEveryPageIsLoadedOnce() {
        night.whole();

        assertThat(night.requests()).filteredOn(ScriptedBucket::lists).hasSize(3);
        assertThat(night.requests()).hasSize(3 + FILES);
        night.assertExact(FILES);
    }

    @Test
    void row55APageThatIsRefusedEndsTheRunBeforeAnythingIsLoaded() {
        RunResult result = night.run(request ->
                isPageBehindTheFirst(request) ? ScriptedS3.error(400, "InvalidArgument") : night.bucket.apply(request));

        assertThat(result).isInstanceOf(RunResult.Failed.class);
        assertThat(result.report().reason()).contains("cannot list s3://scripted/calls/2026-11-20/: S3 answered 400");
        assertThat(crm.rows("SELECT uri FROM callsync_export_files")).isEmpty();
        night.whole();
        night.assertExact(FILES);
    }

    @Test
    void row55AKeyAddedDuringTheListingIsLoadedTonightOrByTheNextRunNeverHalf() {
        RunResult result = night.run(request -> {
            if (isPageBehindTheFirst(request)) {
                night.put("00000-behind-the-listing.jsonl", aCall(FILES + 1).line());
                night.put("99999-ahead-of-the-listing.jsonl", aCall(FILES + 2).line());
            }
            return night.bucket.apply(request);
        });

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(night.ids()).hasSize(FILES + 1).contains(FILES + 2L).doesNotContain(FILES + 1L);
        night.whole();
        night.assertExact(FILES + 2);
    }

    @Test
    void row56TheSameNightAgainDownloadsNothingAndChangesNothing() {
        night.whole();
        var before = calls();

        night.whole();

        assertThat(night.requests()).hasSize(3).allMatch(ScriptedBucket::lists);
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void row56TheSameBytesUnderAnotherKeyChangeNothing() {
        night.whole();
        var before = calls();
        night.put("delivered-again.jsonl", aCall(1).line() + aCall(2).line());

        RunReport again = night.whole().report();

        assertThat(again.totals()).containsEntry(OutcomeKind.UNCHANGED, 2L).containsEntry(OutcomeKind.UPDATED, 0L);
        assertThat(night.requests()).filteredOn(request -> !lists(request)).hasSize(1);
        assertThat(calls()).isEqualTo(before);
    }

    private static boolean isPageBehindTheFirst(Request request) {
        return lists(request) && request.line().contains("continuation-token");
    }

    /** Every column of every call, {@code updated_at} too. */
    private static List<List<Map<String, Object>>> calls() {
        return List.of(
                crm.rows("SELECT * FROM call_logs ORDER BY id"), crm.rows("SELECT * FROM communications ORDER BY id"));
    }
}

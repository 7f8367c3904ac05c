package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.JobSign;
import io.callsync.ledger.JobSign.Meaning;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.HttpReceiver;
import io.callsync.testing.HttpReceiver.Received;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** What a chat is told of runs, by a server that takes what is sent. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String SECRET = "/services/T00/SECRET";
    private static final JsonMapper JSON = new JsonMapper();
    private static HttpReceiver chat;
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        chat = HttpReceiver.start();
        crm = Crm.start("callsync.telling.webhook.url=" + chat.url(SECRET), "callsync.telling.timeout=5s");
    }

    @AfterAll
    static void stop() {
        crm.close();
        chat.close();
    }

    @BeforeEach
    void emptyDatabaseAndOneJob() throws Exception {
        crm.clear();
        chat.reset();
        exports = new Exports(folder.resolve("exports"));
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @Test
    void aNightThatGoesWellIsNotWorthAWord() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        assertThat(run(DATE).exitCode()).isZero();
        assertThat(run(DATE).exitCode()).isZero();

        assertThat(chat.requests).isEmpty();
    }

    @Test
    void aFailureIsToldAndThenTheRecovery() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());

        failed(DATE);
        run(DATE);

        Received first = chat.requests.get(0);
        assertThat(first.method() + ' ' + first.path()).isEqualTo("POST " + SECRET);
        assertThat(first.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(texts().get(0))
                .startsWith("callsync failure: aircall 2026-11-20 #1 failed: 0 of 1 file, 0 records\n"
                        + "because: the database refuses: Table ")
                .endsWith("\nnext: callsync run aircall --date 2026-11-20");
        assertThat(texts().get(1)).isEqualTo("""
                callsync recovery: aircall 2026-11-20 #1 completed: 1 file, 1 record (1 inserted)
                before: aircall 2026-11-20 #1 failed: 0 of 1 file, 0 records""");
        assertThat(texts()).hasSize(2);
    }

    @Test
    void aNightThatNeedsALookIsToldAndThenThatAllIsNormalAgain() {
        run(DATE);
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        run(DATE);
        run(DATE);

        assertThat(texts()).containsExactly("""
                        callsync attention: aircall 2026-11-20 #1 completed, needs attention: nothing new
                        because: no files of 2026-11-20
                        next: callsync run aircall --date 2026-11-20""", """
                        callsync back to normal: aircall 2026-11-20 #2 completed: 1 file, 1 record (1 inserted)
                        before: aircall 2026-11-20 #1 completed, needs attention: nothing new""");
    }

    @Test
    void aRunThatIsWellAgainDoesNotHideWhatIsOpenInQuarantine() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + "{\"broken\n{\"broken\n");

        run(DATE);
        run(DATE);

        assertThat(texts().get(1)).isEqualTo("""
                callsync back to normal: aircall 2026-11-20 #2 completed: nothing new
                before: aircall 2026-11-20 #1 completed, needs attention: 1 file, 3 records (1 inserted, 2 quarantined)
                open: 2 records in quarantine
                next: callsync quarantine list --job aircall""");
    }

    @Test
    void theNextNightThatGoesWellNamesTheOneThatIsStillFailed() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        exports.put(DATE.plusDays(1), "calls.jsonl", aCall(2).line());

        failed(DATE);
        run(DATE.plusDays(1));

        assertThat(texts().get(1)).isEqualTo("""
                callsync back to normal: aircall 2026-11-21 #1 completed: 1 file, 1 record (1 inserted)
                before: aircall 2026-11-20 #1 failed: 0 of 1 file, 0 records
                next: callsync run aircall --date 2026-11-20""");
    }

    @Test
    void aNightThatIsShortIsToldWithItsFiguresAndThenThatTheRestCame() throws Exception {
        Files.writeString(
                folder.resolve("aircall.yml"), "expect: { files: 2, attention: [short] }\n", StandardOpenOption.APPEND);
        exports.put(DATE, "calls-1.jsonl", aCall(1).line());
        run(DATE);
        exports.put(DATE, "calls-2.jsonl", aCall(2).line());
        run(DATE);

        assertThat(texts()).containsExactly("""
                        callsync attention: aircall 2026-11-20 #1 completed, needs attention: 1 file, 1 record (1 inserted)
                        because: 2026-11-20: short, 1 of 2 files
                        next: callsync run aircall --date 2026-11-20""", """
                        callsync back to normal: aircall 2026-11-20 #2 completed: 1 file, 1 record (1 inserted)
                        before: aircall 2026-11-20 #1 completed, needs attention: 1 file, 1 record (1 inserted)""");
    }

    @Test
    void theDateThatABackfillIsInIsNoTroubleOfTheNight() throws Exception {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        crm.admin().execute("""
                INSERT INTO callsync_runs (job, business_date, sequence, epoch, state, started_at)
                VALUES ('aircall', '2026-01-01', 1, 0, 'stopped', '2026-11-20 03:00:00')""");
        try (JobSign backfill =
                crm.bean(Leases.class).sign("aircall", Meaning.BACKFILL).orElseThrow()) {
            assertThat(backfill.sees(Meaning.BACKFILL)).isTrue();

            run(DATE);
        }

        assertThat(chat.requests).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsTold() {
        Typed run = fresh("jdbc:mysql://127.0.0.1:1/crm?sslMode=DISABLED");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith(
                                "callsync failure: aircall 2026-11-20 failed\nbecause: the database cannot be reached: ")
                        .endsWith("\nnext: callsync run aircall --date 2026-11-20"));
    }

    @Test
    void aJobThatAnotherProcessRunsIsNotTold() throws Exception {
        Lease held = crm.bean(Leases.class).acquire("aircall");
        try {
            assertThat(run(DATE).exitCode()).isEqualTo(4);
        } finally {
            held.close();
        }

        assertThat(chat.requests).isEmpty();
    }

    @Test
    void aReceiverThatRefusesIsLoggedOnceAndChangesNothing(CapturedOutput log) {
        chat.answerWith(500);

        Typed run = run(DATE);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).endsWith("callsync: next: callsync run aircall --date 2026-11-20\n");
        assertThat(warnings(log))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("The webhook was not told: java.io.IOException: the answer is HTTP 500"));
        assertThat(log.getAll()).doesNotContain("SECRET");
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUp(CapturedOutput log) {
        chat.hold();

        Typed run = fresh(crm.database().jdbcUrl(), "--callsync.telling.timeout=300ms");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(chat.requests).hasSize(1);
        assertThat(warnings(log))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("The webhook was not told: "));
        assertThat(log.getAll()).doesNotContain("SECRET");
    }

    @Test
    void theMessageIsTheOneOfTheTemplate() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + "{\"broken\n");

        fresh(
                crm.database().jdbcUrl(),
                "--callsync.telling.webhook.template="
                        + "{\"title\":\"{event} of {job} on {date}: {state}\",\"counts\":[{files},{inserted},{quarantined}],"
                        + "\"why\":\"{reason}\",\"type\":\"{next}\"}");

        assertThat(JSON.readTree(chat.requests.get(0).body())).isEqualTo(JSON.readTree("""
                {"title":"attention of aircall on 2026-11-20: completed","counts":[1,1,1],
                 "why":"1 of 2 records are quarantined, more than 1 %","type":"callsync quarantine list --job aircall"}"""));
    }

    @Test
    void anAddressOrATemplateThatCannotWorkIsRefusedBeforeAnythingRuns() {
        Typed address = typed(database(), "--callsync.telling.webhook.url=hooks.example.com/SECRET");
        Typed template = typed(database(), "--callsync.telling.webhook.template={\"text\":\"{caller}\"}");

        assertThat(address.exitCode()).isEqualTo(2);
        assertThat(address.err())
                .isEqualTo(
                        "callsync: callsync.telling.webhook.url is no address such as https://hooks.example.com/services/T0\n");
        assertThat(template.exitCode()).isEqualTo(2);
        assertThat(template.err())
                .startsWith("callsync: callsync.telling.webhook.template: {caller} is none of [text, event, job, ")
                .hasLineCount(1);
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }

    private void failed(LocalDate date) {
        crm.admin().execute("ALTER TABLE call_logs RENAME TO call_logs_away");
        try {
            assertThat(run(date).exitCode()).isEqualTo(5);
        } finally {
            crm.admin().execute("ALTER TABLE call_logs_away RENAME TO call_logs");
        }
    }

    private Typed run(LocalDate date) {
        return Typed.on(crm::bean, "run", "aircall", "--date", date.toString(), "--jobs", folder.toString());
    }

    /** In an application of its own. */
    private Typed fresh(String database, String... settings) {
        return typed(Stream.concat(
                        Stream.of(
                                "--callsync.telling.webhook.url=" + chat.url(SECRET),
                                "--spring.datasource.url=" + database),
                        Stream.of(settings))
                .toArray(String[]::new));
    }

    private static String database() {
        return "--spring.datasource.url=" + crm.database().jdbcUrl();
    }

    private Typed typed(String... settings) {
        Stream<String> run = Stream.of("run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
        return Typed.fresh(Stream.concat(Stream.of(settings), run).toArray(String[]::new));
    }

    private static List<String> texts() {
        return chat.requests.stream()
                .map(request -> JSON.readTree(request.body()).get("text").asString())
                .toList();
    }

    private static List<String> warnings(CapturedOutput log) {
        return log.getAll().lines().filter(line -> line.contains(" WARN ")).toList();
    }
}

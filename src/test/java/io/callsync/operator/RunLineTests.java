package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The last line of {@code callsync run}, for the scheduler that started it. */
class RunLineTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/run.schema.json");
    private static final String NO_OUTCOMES =
            "\"inserted\":0,\"updated\":0,\"unchanged\":0,\"superseded\":0,\"duplicate\":0,\"filtered\":0,\"quarantined\":0";

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aJob() throws IOException {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @Test
    void ofARunThatCompletedItHasEveryCount() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());

        assertThat(line(run(), 0)).isEqualTo("""
                {"job":"aircall","date":"2026-11-20","sequence":1,"state":"completed","exit_code":0,"retry":false,"files":1,\
                "files_loaded":1,"records":2,"outcomes":{"inserted":2,"updated":0,"unchanged":0,"superseded":0,"duplicate":0,\
                "filtered":0,"quarantined":0},"problem":null,"next":null}""");
    }

    @Test
    void ofARunThatNeedsALookItSaysWhyAndNotToTryAgain() {
        assertThat(line(run(), 3)).isEqualTo("""
                {"job":"aircall","date":"2026-11-20","sequence":1,"state":"completed","exit_code":3,"retry":false,"files":0,\
                "files_loaded":0,"records":0,"outcomes":{%s},"problem":"no files of 2026-11-20",\
                "next":"callsync run aircall --date 2026-11-20"}""".formatted(NO_OUTCOMES));
    }

    @Test
    void ofARunThatFailedItSaysToTryAgainAndShowsNoNumber() {
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        crm.admin().execute("""
                CREATE TRIGGER refused BEFORE UPDATE ON callsync_nights FOR EACH ROW
                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused for +15145550101'""");
        try {
            JsonNode line = JsonMapper.shared().readTree(line(run(), 1));

            assertThat(line.get("state").asString()).isEqualTo("failed");
            assertThat(line.get("retry").asBoolean()).isTrue();
            assertThat(line.get("problem").asString()).contains("refused for ***0101");
            assertThat(line.get("next").asString()).isEqualTo("callsync run aircall --date 2026-11-20");
        } finally {
            crm.admin().execute("DROP TRIGGER refused");
        }
    }

    @Test
    void whereAnotherRunHoldsTheJobNothingHasStarted() throws SQLException {
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            JsonNode line = JsonMapper.shared().readTree(line(run(), 4));

            assertThat(line.get("state").asString())
                    .as("epoch %d", live.epoch())
                    .isEqualTo("not-started");
            assertThat(line.get("sequence").isNull()).isTrue();
            assertThat(line.get("outcomes")).isEmpty();
            assertThat(line.get("retry").asBoolean()).isTrue();
            assertThat(line.get("next").asString()).isEqualTo("callsync status aircall");
        }
    }

    @Test
    void whereTheDatabaseIsNotReadyItSaysWhatIsMissing() {
        try (TestDatabase empty = TestDatabase.fresh()) {
            JsonNode line = JsonMapper.shared()
                    .readTree(line(Typed.fresh(typed("--spring.datasource.url=" + empty.migratingUrl())), 5));

            assertThat(line.get("problem").asString())
                    .isEqualTo("the tables are not migrated (version: none); type: callsync migrate");
        }
    }

    @Test
    void whereTheJobFileHasAMistakeItSaysSo() throws IOException {
        Files.writeString(folder.resolve("aircall.yml"), "provider: aircall\n");

        Typed run = run();

        assertThat(line(run, 2)).contains("\"state\":\"not-started\"", "\"retry\":false", "\"next\":null");
        assertThat(run.err()).startsWith(folder.resolve("aircall.yml") + ":").hasLineCount(1);
    }

    @Test
    void whoWatchesARunOnATerminalIsSparedIt() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(CommandSpec.create())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));

        new RunOutput(new Terminal(true, 80), false, false, command)
                .notStarted("aircall", DATE, new RunEnd(ExitCode.ENVIRONMENT, Optional.empty(), Optional.empty()));

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void asJsonItHasTheReportThatStatusShows() {
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line());

        Typed run = Typed.on(crm::bean, typed("--json"));

        assertThat(run.out()).as("but for the last line").isEmpty();
        JsonNode report = JsonMapper.shared().readTree(line(run, 0)).get("report");
        assertThat(report)
                .isEqualTo(JsonMapper.shared()
                        .readTree(Typed.on(crm::bean, "status", "--json").out())
                        .get(0));
        assertThat(report.get("files").get(0).get("records").asInt()).isEqualTo(2);
        assertThat(run.err()).contains("callsync: aircall 2026-11-20 #1 completed");
    }

    @Test
    void asJsonItHasNoReportWhereNothingBegan() throws SQLException {
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            JsonNode line = JsonMapper.shared().readTree(line(Typed.on(crm::bean, typed("--json")), 4));

            assertThat(line.get("report").isNull()).as("epoch %d", live.epoch()).isTrue();
        }
    }

    private Typed run() {
        return Typed.on(crm::bean, typed());
    }

    private String[] typed(String... more) {
        return Stream.concat(
                        Stream.of("run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** The line, which is as the schema says. */
    private static String line(Typed run, int exitCode) {
        JsonNode line = SCHEMA.read(run.lastLine());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(line.get("exit_code").asInt()).isEqualTo(exitCode);
        return run.lastLine();
    }
}

package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.operator.CallsyncCommand;
import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.ProductionLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Canaries in calls and settings: none of them may sing in logs, on the terminal, in metrics or in what is kept about runs. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataLeakTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String SECRET = "canaryAwsSecret";
    private static final String SIGNATURE = "canarySignature";
    private static final List<String> CANARIES = List.of(
            "5550171",
            "555-0171",
            "555 0171",
            "555.0171",
            "canary.agent",
            "Canary Customer",
            SIGNATURE,
            SECRET,
            "canaryPassword");
    private static final List<String> KEPT = List.of(
            "callsync_runs",
            "callsync_nights",
            "callsync_export_files",
            "callsync_file_counts",
            "callsync_leases",
            "BATCH_JOB_INSTANCE",
            "BATCH_JOB_EXECUTION",
            "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION_CONTEXT",
            "BATCH_STEP_EXECUTION",
            "BATCH_STEP_EXECUTION_CONTEXT");

    @TempDir
    Path folder;

    private ProductionLog log;

    @BeforeEach
    void logAsInProduction() {
        log = ProductionLog.atDebug();
    }

    @AfterEach
    void logAsInTests() {
        log.close();
    }

    @Test
    void row71NoPersonalDataAndNoSecretLeavesTheTablesOfCalls(CapturedOutput output) throws Exception {
        try (AwsSettings aws = new AwsSettings(URI.create("http://127.0.0.1:1"));
                Crm crm = Crm.start("callsync.chunk-size=5")) {
            aws.set("aws.secretAccessKey", SECRET);
            jobs();
            exportsWithCanaries();

            crm.lead(5, "+12025550171", "2026-01-01T00:00:00");
            assertThat(run(crm, "aircall", DATE)).isEqualTo(3);
            refuse(
                    crm,
                    "'call of +12025550171, agent canary.agent@example.com, https://r.example.com/a?sig=canarySignature'");
            assertThat(run(crm, "aircall", DATE.plusDays(1))).isEqualTo(1);
            refuse(crm, "'Duplicate entry ''aircall-Canary Customer'' for key ''calls'', password=canaryPassword'");
            assertThat(run(crm, "aircall", DATE.plusDays(1))).isEqualTo(1);
            assertThat(run(crm, "unreachable", DATE)).isEqualTo(5);
            for (String command : List.of("status", "quarantine list")) {
                CallsyncCommand.execute(crm::bean, command.split(" "));
            }

            assertThat(crm.rows("SELECT * FROM call_logs").toString())
                    .as("the canaries were loaded")
                    .contains("+12025550171", "canary.agent");
            assertThat(crm.rows("SELECT EXIT_MESSAGE FROM BATCH_STEP_EXECUTION").toString())
                    .as("the operator still sees the reason")
                    .contains("call of ***0171", "https://r.example.com/a");
            assertThat(crm.rows("SELECT reason FROM callsync_runs").toString()).contains("'***' for key");
            assertSilent("output", output.getAll());
            assertSilent("metrics", meters(crm));
            KEPT.forEach(table ->
                    assertSilent(table, crm.rows("SELECT * FROM " + table).toString()));
        }
    }

    private static void assertSilent(String place, String text) {
        assertThat(CANARIES).as(place).noneMatch(text::contains);
    }

    private void exportsWithCanaries() {
        Exports exports = new Exports(folder.resolve("exports"));
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).to("+1 202-555-0171")
                                .asset("https://r.example.com/a.mp3?sig=" + SIGNATURE)
                                .line()
                        + aCall(2).to("+12025550171")
                                .agent("canary.agent@example.com")
                                .line()
                        + aCall(3).to("(202) 555-0171").line()
                        + aCall(4).line().replace("\"status\":\"done\"", "\"status\":\"+12025550171\"")
                        + "{\"broken\": \"Canary Customer +1 202 555 0171 canary.agent@example.com\n"
                        + "{\"resource\":\"call\",\"data\":{\"id\":\"202.555.0171\",\"direction\":\"canary.agent@example.com\"}}\n");
        exports.put(DATE.plusDays(1), "calls.jsonl", aCall(5).to("+12025550171").line());
    }

    private void jobs() throws Exception {
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/exports/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(folder));
        Files.writeString(folder.resolve("unreachable.yml"), "provider: aircall\nsource: s3://canaries/{date}/\n");
    }

    /** A database that quotes in its refusal what it was given. */
    private static void refuse(Crm crm, String message) {
        crm.admin().execute("DROP TRIGGER IF EXISTS refuse");
        crm.admin()
                .execute(
                        "CREATE TRIGGER refuse BEFORE INSERT ON call_logs FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = "
                                + message);
    }

    private int run(Crm crm, String job, LocalDate date) {
        return CallsyncCommand.execute(crm::bean, "run", job, "--date", date.toString(), "--jobs", folder.toString());
    }

    private static String meters(Crm crm) {
        return crm.bean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().toString())
                .collect(Collectors.joining("\n"));
    }
}

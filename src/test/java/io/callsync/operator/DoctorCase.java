package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A migrated database and a job with a file of yesterday, for {@code callsync doctor} to find nothing about. */
abstract class DoctorCase {

    static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/doctor.schema.json");

    @AutoClose
    static Crm crm;

    @TempDir
    Path folder;

    Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aJobWithAFileOfYesterday() throws IOException {
        crm.clear();
        execute("DELETE FROM callsync_leases");
        exports = new Exports(folder.resolve("exports"));
        exports.put(YESTERDAY, "calls.jsonl", aCall(1).line());
        Files.createDirectories(folder.resolve("jobs"));
        aJob("aircall", "file:%s/{date}/".formatted(exports.folder()));
    }

    void aJob(String name, String source) throws IOException {
        Files.writeString(folder.resolve("jobs").resolve(name + ".yml"), """
                provider: aircall
                source: %s
                look-back: 0d
                settle: 0s
                """.formatted(source));
    }

    void run() {
        Typed run = Typed.on(
                crm::bean, "run", "aircall", "--jobs", folder.resolve("jobs").toString());
        assertThat(run.exitCode()).as(run.err()).isIn(0, 3);
    }

    Typed doctor(String... arguments) {
        return Typed.on(crm::bean, typed(arguments));
    }

    /** In an application of its own, with other settings. */
    Typed fresh(String url, String... arguments) {
        return Typed.fresh(Stream.concat(
                        Stream.of(typed(arguments)),
                        Stream.of(
                                "--spring.datasource.url=" + url, "--spring.datasource.hikari.connection-timeout=1000"))
                .toArray(String[]::new));
    }

    String[] typed(String... arguments) {
        return Stream.concat(
                        Stream.of("doctor", "--jobs", folder.resolve("jobs").toString()), Stream.of(arguments))
                .toArray(String[]::new);
    }

    /** That this is all that is not in order. */
    static MapAssert<String, String> assertFound(Typed doctor, String problem) {
        assertThat(problems(doctor)).as(doctor.out()).containsExactly(problem);
        return assertThat(problem(doctor, problem.split(":")[0]));
    }

    static List<String> problems(Typed doctor) {
        return findings(doctor).stream()
                .filter(finding -> text(finding, "next") != null)
                .map(finding -> text(finding, "check") + ": " + text(finding, "severity"))
                .toList();
    }

    static Map<String, String> problem(Typed doctor, String check) {
        return findings(doctor).stream()
                .filter(finding -> text(finding, "check").equals(check) && text(finding, "next") != null)
                .map(finding -> finding.propertyStream()
                        .filter(field -> !field.getValue().isNull())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().asString())))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, String> severities(Typed doctor) {
        return findings(doctor).stream()
                .collect(Collectors.toMap(
                        finding -> text(finding, "check"), finding -> text(finding, "severity"), (one, other) -> one));
    }

    /** The JSON's elements, which are as the schema says. */
    static List<JsonNode> findings(Typed doctor) {
        JsonNode findings = SCHEMA.read(doctor.out());
        return findings.valueStream().toList();
    }

    static String text(JsonNode finding, String field) {
        return finding.get(field).isNull() ? null : finding.get(field).asString();
    }

    static void execute(String sql) {
        crm.admin().execute(sql);
    }
}

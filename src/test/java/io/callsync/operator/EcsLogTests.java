package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run's log in the Elastic Common Schema, as a shipper reads it from standard error. */
@ExtendWith(OutputCaptureExtension.class)
class EcsLogTests {

    private static final JsonMapper JSON = new JsonMapper();

    private TestDatabase database;

    @TempDir
    Path folder;

    @BeforeEach
    void aRunWhoseProcessDied() throws Exception {
        database = TestDatabase.fresh();
        database.migrate();
        database.grant();
        database.admin().execute("""
                INSERT INTO callsync_runs (job, business_date, sequence, epoch, state, started_at)
                VALUES ('aircall', '2026-11-20', 1, 1, 'running', '2026-11-21 03:00:00')""");
        Files.writeString(
                folder.resolve("aircall.yml"),
                "provider: aircall\nsource: file:%s/{date}/\nattention: { no-files: false }\n".formatted(folder));
    }

    @AfterEach
    void giveTheOtherTestsTheirLogsBack() {
        database.close();
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        new SpringApplication(Nothing.class)
                .run("--logging.config=classpath:logback-test.xml")
                .close();
    }

    @Test
    void everyLineIsAnEventThatNamesItsJobAndDate(CapturedOutput output) {
        Typed run = Typed.fresh(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--logging.config=classpath:logback.xml",
                "--logging.structured.format.console=ecs",
                "run",
                "aircall",
                "--date",
                "2026-11-20",
                "--jobs",
                folder.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> events = output.getErr().lines().map(JSON::readTree).toList();
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.at("/@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(event.at("/ecs/version").asString()).isNotEmpty();
            assertThat(event.at("/service/name").asString()).isEqualTo("callsync");
            assertThat(event.at("/labels/job").asString()).isEqualTo("aircall");
            assertThat(event.at("/labels/date").asString()).isEqualTo("2026-11-20");
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.at("/log/level").asString()).isEqualTo("INFO");
            assertThat(event.at("/log/logger").asString()).isEqualTo("io.callsync.job.Recovery");
            assertThat(event.at("/message").asString()).startsWith("Healed aircall: ");
        });
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}

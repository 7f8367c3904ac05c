package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class MaskedLogTests {

    private static final Logger LOG = LoggerFactory.getLogger(MaskedLogTests.class);

    @AfterEach
    void giveTheOtherTestsTheirLogsBack() {
        MDC.clear();
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
        start("--logging.config=classpath:logback-test.xml");
    }

    @Test
    void plainLinesShowTheLastFourDigitsOnly(CapturedOutput output) {
        start();

        logNumbers();

        assertThat(output.getErr()).contains("call from ***0123 to ***0124", "no lead for ***0125", " INFO ");
        assertThat(output.getAll()).doesNotContain("2025550");
    }

    @Test
    void structuredLinesShowTheLastFourDigitsOnly(CapturedOutput output) {
        start("--logging.structured.format.console=ecs");

        logNumbers();

        assertThat(output.getErr())
                .contains(
                        "\"message\":\"call from ***0123 to ***0124\"",
                        "no lead for ***0125",
                        "\"customer\":\"***0126\"");
        assertThat(output.getAll()).doesNotContain("2025550");
    }

    @Test
    void whatIsMaskedLeavesTheJsonWhole(CapturedOutput output) {
        start("--logging.structured.format.console=ecs");

        LOG.warn(
                "said \"{}\" \\ {}\n{} {} {}",
                "+1 (202) 555-0123",
                "anna@example.com",
                "password=\"geheim\"",
                "https://bucket.example.com/key?X-Amz-Signature=abc\"",
                "from='0012025550124'");

        String line = output.getErr()
                .lines()
                .filter(text -> text.contains("said"))
                .findFirst()
                .orElseThrow();
        assertThat(new JsonMapper().readTree(line).get("message").asString())
                .contains("said \"***0123\" \\ a***@example.com\n", "https://bucket.example.com/key", "***0124'")
                .doesNotContain("555", "anna", "geheim", "Signature");
    }

    @Test
    void anEventOfALineStaysOnALine(CapturedOutput output) {
        start();

        LOG.info("tag is '{}'", "x\r\nFORGED line\u001B[2J");

        assertThat(output.getErr()).contains("tag is 'x\\r\\nFORGED line\\u{1B}[2J'");
    }

    @Test
    void anExceptionStaysOnTheLineOfItsEvent(CapturedOutput output) {
        start();

        LOG.warn("not read", new IllegalStateException("x\nFORGED line"));

        assertThat(output.getErr()).contains("not read\\njava.lang.IllegalStateException: x\\nFORGED line\\n\\tat");
        assertThat(output.getErr().lines().filter(line -> line.contains("IllegalStateException")))
                .hasSize(1);
    }

    private static void start(String... arguments) {
        var application = new SpringApplication(Nothing.class);
        application.setDefaultProperties(Map.of("logging.config", "classpath:logback.xml"));
        application.run(arguments).close();
    }

    private static void logNumbers() {
        MDC.put("customer", "+12025550126");
        LOG.info("call from {} to {}", "+12025550123", "+12025550124");
        LOG.warn("not matched", new IllegalStateException("no lead for +12025550125"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}

package io.callsync.operator;

import static com.icegreen.greenmail.util.ServerSetup.PROTOCOL_SMTP;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.callsync.testing.HttpReceiver;
import io.callsync.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** A night whose callers are canaries, and everybody who can be told of a run: none is told of a caller. */
@ExtendWith(OutputCaptureExtension.class)
class CallerTellingTests {

    @TempDir
    Path folder;

    private final List<String> leaks = new ArrayList<>();
    private CanaryNight night;

    @BeforeEach
    void theNight() throws IOException {
        night = new CanaryNight(folder.resolve("night"));
        night.write();
    }

    @Test
    void whoIsToldOfARunIsToldOfNoCaller(CapturedOutput output) throws IOException, MessagingException {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", PROTOCOL_SMTP));
        mail.start();
        try (TestDatabase database = TestDatabase.fresh();
                HttpReceiver web = HttpReceiver.start()) {
            database.migrate();
            database.grant();
            Path prometheus = folder.resolve("prometheus");
            List<String> settings = List.of(
                    "--spring.datasource.url=" + database.jdbcUrl(),
                    "--logging.config=classpath:logback.xml",
                    "--logging.structured.format.console=ecs",
                    "--logging.level.io.callsync=DEBUG",
                    "--callsync.telling.webhook.url=" + web.url("/hook"),
                    "--callsync.telling.prometheus.folder=" + prometheus,
                    "--callsync.telling.prometheus.push-gateway=" + web.url("/"),
                    "--callsync.telling.otlp.metrics-url=" + web.url("/v1/metrics"),
                    "--callsync.telling.otlp.traces-url=" + web.url("/v1/traces"),
                    "--callsync.telling.openlineage.url=" + web.url("/api/v1/lineage"),
                    "--callsync.telling.mail.to=night@example.com",
                    "--callsync.telling.mail.from=callsync@example.com",
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + mail.getSmtp().getPort());
            CallerLeakTests.trigger(
                    database.admin(),
                    "'45000' SET MESSAGE_TEXT = 'call of %s or ''%s'''"
                            .formatted(Canaries.NATIONAL, Canaries.WITHOUT_AREA));
            fresh(settings, "acme");
            database.admin().execute("DROP TRIGGER refuse");
            CanaryNight.JOBS.forEach(job -> fresh(settings, job));

            assertThat(web.requests.stream().map(HttpReceiver.Received::path).distinct())
                    .contains("/hook", "/v1/metrics", "/v1/traces", "/api/v1/lineage")
                    .hasSizeGreaterThan(4);
            assertThat(mail.getReceivedMessages()).isNotEmpty();
            web.requests.forEach(request -> leaks.addAll(Canaries.in(request.path(), request.text())));
            for (MimeMessage one : mail.getReceivedMessages()) {
                leaks.addAll(Canaries.in("a mail", one.getSubject() + '\n' + GreenMailUtil.getBody(one)));
            }
            try (Stream<Path> files = Files.walk(prometheus)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    leaks.addAll(Canaries.in("a file of metrics", Files.readString(file)));
                }
            }
            assertThat(output.getErr()).contains("\"ecs\":");
            leaks.addAll(Canaries.in("the log in ECS", output.getErr()));
        } finally {
            mail.stop();
            System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
            new SpringApplication(Nothing.class)
                    .run("--logging.config=classpath:logback-test.xml")
                    .close();
        }
        assertThat(leaks).isEmpty();
    }

    private void fresh(List<String> settings, String job) {
        Typed run = Typed.fresh(Stream.concat(
                        settings.stream(),
                        Stream.of(
                                "run",
                                job,
                                "--date",
                                CanaryNight.DATE.toString(),
                                "--jobs",
                                night.jobs().toString()))
                .toArray(String[]::new));
        leaks.addAll(Canaries.in("run " + job, run.out() + run.err() + run.lastLine()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}

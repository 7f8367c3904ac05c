package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.Exports;
import io.callsync.testing.HttpReceiver;
import io.callsync.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar holds whatever each receiver needs: tests see more libraries than it has. */
class TellingIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    private HttpReceiver receiver;

    @BeforeEach
    void start() {
        mails.start();
        receiver = HttpReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        mails.stop();
    }

    @Test
    void aNightThatNeedsALookIsToldToEveryReceiver() throws Exception {
        aNightOfOneCallAndOneBrokenRecord();

        try (TestDatabase database = TestDatabase.fresh()) {
            migrate(database.migratingUrl());
            database.grant();
            try (CallsyncProcess run = CallsyncProcess.start(
                    everyReceiver(database.jdbcUrl()),
                    "run",
                    "aircall",
                    "--date",
                    "2026-11-20",
                    "--jobs",
                    "" + folder)) {
                assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
                assertThat(run.output()).doesNotContain(" WARN ");
            }
        }

        assertThat(receiver.requests)
                .extracting(HttpReceiver.Received::path)
                .containsExactlyInAnyOrder(
                        "/chat",
                        "/metrics/job/aircall/application/callsync",
                        "/metrics",
                        "/traces",
                        "/lineage",
                        "/lineage");
        assertThat(mails.getReceivedMessages()).hasSize(1);
        assertThat(folder.resolve("metrics/callsync-aircall.prom"))
                .content()
                .contains("callsync_records_total{job=\"aircall\",outcome=\"inserted\"} 1.0");
    }

    private void aNightOfOneCallAndOneBrokenRecord() throws Exception {
        new Exports(folder.resolve("exports")).put(DATE, "calls.jsonl", aCall(1).line() + "{]\n");
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/exports/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(folder));
    }

    private Map<String, String> everyReceiver(String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_DATASOURCE_URL", database);
        settings.put("CALLSYNC_MATCHING_ENABLED", "false");
        settings.put("CALLSYNC_TELLING_TIMEOUT", "60s");
        settings.put("CALLSYNC_TELLING_WEBHOOK_URL", receiver.url("/chat"));
        settings.put("CALLSYNC_TELLING_MAIL_TO", "night@example.com");
        settings.put("CALLSYNC_TELLING_MAIL_FROM", "callsync@example.com");
        settings.put("SPRING_MAIL_HOST", "127.0.0.1");
        settings.put("SPRING_MAIL_PORT", String.valueOf(mails.getSmtp().getPort()));
        settings.put(
                "CALLSYNC_TELLING_PROMETHEUS_FOLDER", folder.resolve("metrics").toString());
        settings.put("CALLSYNC_TELLING_PROMETHEUS_PUSHGATEWAY", receiver.url("/"));
        settings.put("CALLSYNC_TELLING_OTLP_METRICSURL", receiver.url("/metrics"));
        settings.put("CALLSYNC_TELLING_OTLP_TRACESURL", receiver.url("/traces"));
        settings.put("CALLSYNC_TELLING_OPENLINEAGE_URL", receiver.url("/lineage"));
        return settings;
    }

    private static void migrate(String url) {
        try (CallsyncProcess migrate = CallsyncProcess.start(Map.of("SPRING_DATASOURCE_URL", url), "migrate")) {
            assertThat(migrate.exitCode()).as(migrate.output()).isZero();
        }
    }
}

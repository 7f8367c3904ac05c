package io.callsync.operator;

import static com.icegreen.greenmail.util.ServerSetup.PROTOCOL_SMTP;
import static com.icegreen.greenmail.util.ServerSetup.PROTOCOL_SMTPS;
import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Mails about runs, as a mail server gets them. */
@ExtendWith(OutputCaptureExtension.class)
class MailTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static GreenMail server;
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", PROTOCOL_SMTP), new ServerSetup(0, "127.0.0.1", PROTOCOL_SMTPS)
        });
        server.start();
        crm = Crm.start();
    }

    @AfterAll
    static void stop() {
        crm.close();
        server.stop();
    }

    @BeforeEach
    void emptyDatabaseAndOneJob() throws Exception {
        crm.clear();
        server.purgeEmailFromAllMailboxes();
        exports = new Exports(folder.resolve("exports"));
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                """.formatted(exports.folder()));
    }

    @Test
    void everybodyNamedGetsAMailAboutANightThatNeedsALookAndOneThatAllIsNormalAgain() throws Exception {
        run(server.getSmtp().getPort());
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        run(server.getSmtp().getPort());
        run(server.getSmtp().getPort());

        for (String reader : List.of("night@example.com", "data@example.com")) {
            List<MimeMessage> mails = mailsTo(reader);
            assertThat(mails).hasSize(2);
            assertThat(mails.get(0).getFrom()).extracting(Object::toString).containsExactly("callsync@example.com");
            assertThat(mails.get(0).getSubject())
                    .isEqualTo("callsync attention: aircall 2026-11-20 #1 completed, needs attention: nothing new");
            assertThat(lines(mails.get(0)))
                    .containsExactly(
                            "callsync attention: aircall 2026-11-20 #1 completed, needs attention: nothing new",
                            "because: no files of 2026-11-20",
                            "next: callsync run aircall --date 2026-11-20");
            assertThat(lines(mails.get(1)))
                    .first()
                    .isEqualTo(
                            "callsync back to normal: aircall 2026-11-20 #2 completed: 1 file, 1 record (1 inserted)");
        }
    }

    @Test
    void aServerThatAsksForEncryptionAndALoginGetsBoth() {
        server.setUser("callsync@example.com", "callsync", "of-the-mail-server");

        runEncrypted("127.0.0.1");

        assertThat(mailsTo("night@example.com")).hasSize(1);
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForGetsNothing(CapturedOutput log) {
        runEncrypted("");

        assertThat(mailsTo("night@example.com")).isEmpty();
        assertThat(log.getAll()).contains("The mail server was not told: ");
    }

    @Test
    void aServerThatDoesNotAnswerChangesNothingAndIsLoggedOnce(CapturedOutput log) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Typed run = run(silent.getLocalPort(), "--callsync.telling.timeout=300ms");

            assertThat(run.exitCode()).isEqualTo(3);
        }
        assertThat(log.getAll().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("The mail server was not told: no answer within 300 ms"));
    }

    @Test
    void withoutAServerOrASenderNothingRuns() {
        Typed server = typed("--callsync.telling.mail.from=callsync@example.com");
        Typed sender = typed("--spring.mail.host=127.0.0.1");

        assertThat(server.exitCode()).isEqualTo(2);
        assertThat(server.err())
                .isEqualTo("SPRING_MAIL_HOST: no mail server is set, expected one for callsync.telling.mail.to\n");
        assertThat(sender.exitCode()).isEqualTo(2);
        assertThat(sender.err())
                .startsWith("callsync: callsync.telling.mail.from is missing")
                .hasLineCount(1);
        assertThat(crm.rows("SELECT id FROM callsync_runs")).isEmpty();
    }

    private static List<MimeMessage> mailsTo(String reader) {
        return server.findReceivedMessages(user -> user.getEmail().equals(reader), mail -> true)
                .toList();
    }

    private static List<String> lines(MimeMessage mail) throws IOException, MessagingException {
        return mail.getContent().toString().lines().toList();
    }

    private void runEncrypted(String trusted) {
        run(
                server.getSmtps().getPort(),
                "--spring.mail.username=callsync",
                "--spring.mail.password=of-the-mail-server",
                "--spring.mail.properties.mail.smtp.ssl.enable=true",
                "--spring.mail.properties.mail.smtp.ssl.checkserveridentity=false",
                "--spring.mail.properties.mail.smtp.ssl.trust=" + trusted);
    }

    private Typed run(int port, String... more) {
        return typed(Stream.concat(
                        Stream.of(
                                "--spring.mail.host=127.0.0.1",
                                "--spring.mail.port=" + port,
                                "--callsync.telling.mail.from=callsync@example.com"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Typed typed(String... settings) {
        Stream<String> always = Stream.of(
                "--spring.datasource.url=" + crm.database().jdbcUrl(),
                "--callsync.telling.mail.to=night@example.com,data@example.com");
        Stream<String> run = Stream.of("run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
        return Typed.fresh(Stream.of(always, Stream.of(settings), run)
                .flatMap(part -> part)
                .toArray(String[]::new));
    }
}

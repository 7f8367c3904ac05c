package io.callsync.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Leases;
import io.callsync.ledger.QuarantineBacklog;
import io.callsync.report.RunReports;
import io.callsync.settings.TellingProperties;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TellingTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void aReceiverThatCannotBeginIsLoggedOnceAndNotToldWhileTheOthersAre(CapturedOutput log) {
        Telling telling = telling(new Chat("The broken chat", true), new Chat("The chat", false));

        telling.begin("night", DATE);
        telling.tell(Before.UNKNOWN, failed());

        assertThat(told).containsExactly("The chat");
        assertThat(log.getAll().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("The broken chat is not told of this run: java.lang.IllegalStateException: no library"
                                + " (compare its settings, callsync.telling.*, with the runbook)"));
    }

    /** Says whom it told. */
    private final class Chat implements Receiver {

        private final String name;
        private final boolean broken;

        Chat(String name, boolean broken) {
            this.name = name;
            this.broken = broken;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void begin(String job, LocalDate date) {
            if (broken) {
                throw new IllegalStateException("no library");
            }
        }

        @Override
        public void tell(Ending ending, Optional<Notice> notice) {
            told.add(name);
        }
    }

    private static Ending failed() {
        return new Ending("night", DATE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Telling telling(Receiver... receivers) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (Receiver receiver : receivers) {
            beans.registerSingleton(receiver.name(), receiver);
        }
        return new Telling(
                beans.getBeanProvider(Receiver.class),
                beans.getBeanProvider(RunReports.class),
                beans.getBeanProvider(QuarantineBacklog.class),
                beans.getBeanProvider(Leases.class),
                settings());
    }

    private static TellingProperties settings() {
        return new TellingProperties(
                Duration.ofSeconds(5),
                new TellingProperties.Webhook(null, "{\"text\":\"{text}\"}"),
                new TellingProperties.Mail(List.of(), null),
                new TellingProperties.Prometheus(null, null),
                new TellingProperties.Otlp(null, null, Map.of()),
                new TellingProperties.Openlineage(null, "callsync", Map.of()));
    }
}

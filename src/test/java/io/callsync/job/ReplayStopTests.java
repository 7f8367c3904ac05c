package io.callsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Act;
import io.callsync.ledger.QuarantineState;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.ReplayReport;
import io.callsync.settings.JobFiles;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replay of three chunks that is told to stop. */
class ReplayStopTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int RECORDS = 1_100;
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS);
    }

    @BeforeEach
    void nothingIsLoaded() {
        FAULTS.clear();
        crm.clear();
    }

    /** Rows without header that may have one of several delimiters are read from their file again, others are kept whole. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ","        | 1
            ","        | 2
            [",", ";"] | 1
            [",", ";"] | 2
            """)
    void row40AReplayThatIsToldToStopInItsKthChunkEndsBehindItAndTheNextOneGoesOn(String delimiter, int chunk)
            throws Exception {
        rowsThatNobodyMapped(delimiter);
        job("statuses: { lost: attempted }\n");
        FAULTS.plant(JdbcFault.at("INSERT INTO callsync_quarantine_history", chunk, call -> tellToStop()));

        ReplayReport stopped = replay();

        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.records()).isEqualTo(chunk * 500L);
        assertThat(stopped.recordsNotRead()).isZero();
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(chunk * 500);
        Promises.assertKept(crm);

        ReplayReport rest = replay();

        assertThat(rest.stopped()).isFalse();
        assertThat(rest.records()).isEqualTo(RECORDS - chunk * 500L);
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(RECORDS);
        assertThat(crm.value(Long.class, "SELECT MAX(attempts) FROM callsync_quarantine"))
                .isOne();
        Promises.assertKept(crm);
    }

    private void rowsThatNobodyMapped(String delimiter) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("providers")).resolve("plain.yml"), """
                csv: {header: false, delimiter: %s}
                times: {format: "yyyy-MM-dd HH:mm:ss"}
                fields: {id: "#1", start: "#2", end: "#3", duration: "#4", status: "#5", from: "#6", to: "#7"}
                direction: {first: [{field: id, is: "*", then: outgoing}]}
                status: {values: {ok: answered}}
                """.formatted(delimiter));
        job("");
        new Exports(folder.resolve("exports"))
                .put(
                        DATE,
                        "calls.csv",
                        IntStream.rangeClosed(1, RECORDS)
                                .mapToObj(
                                        "%d,2026-11-20 12:00:00,2026-11-20 12:10:00,0,lost,+15145550199,+15145550101\n"
                                                ::formatted)
                                .collect(Collectors.joining()));
        crm.complete(JobFiles.load(folder, "plain"), DATE);
    }

    private void job(String statuses) throws IOException {
        Files.writeString(folder.resolve("plain.yml"), """
                provider: plain
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                %s""".formatted(folder.resolve("exports"), statuses));
    }

    private ReplayReport replay() throws SQLException, IOException {
        try (Replay.Session session = crm.bean(Replay.class).begin()) {
            session.replay(
                    JobFiles.load(folder, "plain"),
                    QuarantineFilter.of(QuarantineState.OPEN),
                    new Act("olga", "mapped"));
            return session.reports().get(0);
        }
    }

    /** From another thread, as a signal comes, and not before the replay has got it. */
    private static void tellToStop() {
        Thread stopper = new Thread(() -> crm.bean(RunningNight.class).stop(), "stopper");
        stopper.start();
        Awaitility.await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING);
    }
}

package io.callsync.fault;

import static io.callsync.fault.Fault.after;
import static io.callsync.fault.Fault.before;
import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.Exports;
import io.callsync.testing.JavaCommand;
import io.callsync.testing.Tables;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code kill -9} and SIGTERM in the middle of a replay of more records than one transaction takes. */
class ReplayKillIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int RECORDS = 1_100;
    private static final String CHANGED = """
            SELECT COUNT(*) FROM callsync_quarantine q
            LEFT JOIN call_logs l ON l.file_id = q.file_id AND l.record_number = q.record_number
            LEFT JOIN callsync_quarantine_history h ON h.quarantine_id = q.id AND h.action = 'replayed'
            WHERE (q.state = 'replayed') <> (l.id IS NOT NULL) OR (q.state = 'replayed') <> (h.id IS NOT NULL)""";

    @TempDir
    static Path folder;

    @AutoClose
    private static TestDatabase database;

    private static JdbcTemplate sql;

    @BeforeAll
    static void create() {
        database = TestDatabase.migrated();
        sql = database.admin();
        new Exports(folder.resolve("exports"))
                .put(
                        DATE,
                        "calls.jsonl",
                        LongStream.rangeClosed(1, RECORDS)
                                .mapToObj(id -> aCall(id).missed().line().replace("\"done\"", "\"vanished\""))
                                .collect(Collectors.joining()));
    }

    static Stream<Fault> moments() {
        return Stream.of(
                after("io.callsync.writing.RecordWriter#write"),
                after("io.callsync.ledger.QuarantineLedger#replayed"),
                after("io.callsync.ledger.Restatements#write").at(2),
                after("io.callsync.writing.ReplayWriter#write").at(2),
                before("io.callsync.writing.ReplayWriter#write").at(3));
    }

    @BeforeEach
    void aNightOfRecordsThatNobodyMapped() throws IOException {
        Tables.empty(sql, Tables.LOADED);
        job("");
        expect(0, JavaCommand.quick(), "run", "night", "--date", DATE.toString(), "--jobs", folder.toString());
        job("statuses: { vanished: attempted }\n");
    }

    @ParameterizedTest
    @MethodSource("moments")
    void row77AKillInTheMiddleOfAReplayLosesAndDoublesNothing(Fault moment) {
        replay(137, JavaCommand.quick().with(AgentJar.option(List.of(moment))));
        assertThat(sql.queryForObject(CHANGED, Long.class))
                .as("records of which a part was committed")
                .isZero();

        replay(0, JavaCommand.quick());

        assertThat(sql.queryForObject("SELECT COUNT(*) FROM call_logs", Long.class))
                .isEqualTo(RECORDS);
        assertThat(sql.queryForList("SELECT inserted, quarantined FROM callsync_export_files"))
                .containsExactly(Map.of("inserted", (long) RECORDS, "quarantined", 0L));
        assertThat(sql.queryForList("SELECT DISTINCT attempts FROM callsync_quarantine", Integer.class))
                .containsExactly(1);
        expect(0, JavaCommand.quick(), "verify");
    }

    @Test
    void row40ASignalEndsAReplayAtAChunkBoundaryAndTheNextOneGoesOn() {
        Fault inItsSecondChunk =
                before("io.callsync.writing.ReplayWriter#write").at(2).doing(Fault.Action.HOLD);
        try (CallsyncProcess replay = start(
                JavaCommand.quick().with(AgentJar.option(List.of(inItsSecondChunk))),
                "quarantine",
                "replay",
                "--jobs",
                folder.toString())) {
            FaultyNight.awaitFault(replay);
            replay.signal("TERM");
            Awaitility.await().until(() -> replay.output().contains("Told to stop"));
            replay.release();

            assertThat(replay.exitCode()).as(replay.output()).isEqualTo(143);
            assertThat(replay.output()).endsWith("""
                    callsync: night: 1,000 records replayed: 1,000 inserted
                    callsync: night: a signal stopped it: the same command goes on with what is open
                    """);
        }
        assertThat(sql.queryForObject(CHANGED, Long.class)).isZero();

        replay(0, JavaCommand.quick());

        assertThat(sql.queryForObject("SELECT COUNT(*) FROM call_logs", Long.class))
                .isEqualTo(RECORDS);
        expect(0, JavaCommand.quick(), "verify");
    }

    private static void job(String statuses) throws IOException {
        Files.writeString(folder.resolve("night.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                attention: { quarantined: 100%% }
                %s""".formatted(folder.resolve("exports"), statuses));
    }

    private static void replay(int exitCode, JavaCommand java) {
        expect(exitCode, java, "quarantine", "replay", "--jobs", folder.toString());
    }

    private static void expect(int exitCode, JavaCommand java, String... command) {
        try (CallsyncProcess process = start(java, command)) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(exitCode);
        }
    }

    private static CallsyncProcess start(JavaCommand java, String... command) {
        return CallsyncProcess.start(java, Map.of("SPRING_DATASOURCE_URL", database.jdbcUrl()), command);
    }
}

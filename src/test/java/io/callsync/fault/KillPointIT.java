package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Killed at a named point; the next run ends the night exactly. One worker reads two files of 199 records in chunks of 21: chunks 1
 * to 19 are full, and the twentieth holds nothing but the end of the second file.
 */
class KillPointIT {

    private static final int CHUNK = 21;
    private static final int FULL_CHUNKS = 19;
    private static final int MIDDLE = 10;
    private static final Calls CALLS = new Calls(2, 199);

    @TempDir
    static Path folder;

    @AutoClose
    private static FaultyNight night;

    @BeforeAll
    static void create() {
        night = FaultyNight.create(
                folder, CALLS, Map.of("CALLSYNC_CHUNK_SIZE", "" + CHUNK, "CALLSYNC_PARALLEL_FILES", "1"));
    }

    @BeforeEach
    void nothingIsLoaded() {
        night.clear();
    }

    @Test
    void row02AnInstanceWithoutExecutionIsHealed() {
        night.runUntil(KillPoint.INSTANCE_WITHOUT_EXECUTION.first());

        assertThat(night.count("SELECT COUNT(*) FROM BATCH_JOB_INSTANCE")).isOne();
        assertThat(night.count("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION")).isZero();
        endsExact();
    }

    @Test
    void row03AnExecutionWithoutStepsIsHealed() {
        night.runUntil(KillPoint.EXECUTION_WITHOUT_STEP.first());

        assertThat(night.count("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION")).isOne();
        assertThat(night.count("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION")).isZero();
        endsExact();
    }

    @Test
    void row04ARestartKilledBeforeItsFirstCommitLosesNothingOfTheRunBefore() {
        night.runUntil(KillPoint.CHUNK_READ.at(MIDDLE));
        night.runUntil(KillPoint.CHUNK_READ.first());

        assertThat(night.recordsRead()).isEqualTo((MIDDLE - 1) * CHUNK);
        endsExact();
    }

    @Test
    void controlARestartThatBeginsAtRecordOneLoadsNothing() {
        night.runUntil(KillPoint.CHUNK_READ.at(MIDDLE));

        try (CallsyncProcess run = night.run(Fault.without("io.callsync.ledger.LedgerFile#nextRecord"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        }
        assertThat(night.recordsRead()).isEqualTo((MIDDLE - 1) * CHUNK);
        endsExact();
    }

    @Test
    void row05CommunicationsWithoutTheirCallLogsAreRolledBack() {
        night.runUntil(KillPoint.COMMUNICATIONS_WITHOUT_CALL_LOGS.at(MIDDLE));

        onlyThatChunkIsLost();
        endsExact();
    }

    @Test
    void row06CallsWithoutTheirLedgerAreRolledBack() {
        night.runUntil(KillPoint.WRITTEN_WITHOUT_LEDGER.at(MIDDLE));

        onlyThatChunkIsLost();
        endsExact();
    }

    @Test
    void row07AChunkWithItsLedgerButWithoutCommitIsRolledBack() {
        night.runUntil(KillPoint.LEDGER_WITHOUT_COMMIT.at(MIDDLE));

        onlyThatChunkIsLost();
        endsExact();
    }

    @Test
    void row08AChunkThatIsCommittedIsNotReadAgain() {
        night.runUntil(KillPoint.COMMITTED_WITHOUT_NOTICE.at(MIDDLE));

        assertThat(night.recordsRead()).isEqualTo(CALLS.recordsAFile() + 10L);
        endsExact();
        assertThat(night.redone()).isZero();
    }

    @Test
    void row09QuarantinedRecordsAreKeptWithTheirCountOrNotAtAll() {
        night.runUntil(KillPoint.QUARANTINED_WITHOUT_LEDGER.at(MIDDLE));

        onlyThatChunkIsLost();
        endsExact();
    }

    @Test
    void row10AFileThatIsLoadedButNotClosedIsClosedWithoutChangingARow() {
        night.runUntil(KillPoint.LOADED_WITHOUT_CLOSING.at(CALLS.files()));

        assertThat(night.recordsRead()).isEqualTo(CALLS.records());
        assertThat(night.count("SELECT COUNT(*) FROM callsync_export_files WHERE state = 'loading'"))
                .isOne();
        String before = night.rows();
        endsExact();
        assertThat(night.rows()).isEqualTo(before);
    }

    @Test
    void row11ANightThatIsClosedButWhoseJobIsNotIsCompletedWithoutReadingAgain() {
        night.runUntil(KillPoint.STEPS_WITHOUT_JOB.first());

        assertThat(night.count("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STATUS <> 'COMPLETED'"))
                .isZero();
        assertThat(night.count("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS = 'STARTED'"))
                .isOne();
        String before = night.rows();
        endsExact();
        assertThat(night.rows()).isEqualTo(before);
    }

    @Test
    void row12ARecoveryThatIsKilledTwiceIsDoneByTheThirdRun() {
        night.runUntil(KillPoint.CHUNK_READ.at(MIDDLE));
        night.runUntil(KillPoint.RECOVERING.first());
        night.runUntil(KillPoint.RECOVERED_WITHOUT_RUN.first());

        endsExact();
    }

    @Test
    void row13AHalfFetchedFileIsFetchedAgain() throws Exception {
        night.runUntil(KillPoint.DOWNLOADING.first());

        assertThat(spools()).isNotEmpty();
        endsExact();
        assertThat(spools()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyPointInEachPlace")
    @EnabledIfSystemProperty(named = "callsync.long", matches = "true")
    void row01EveryNamedPointEndsExact(boolean restarted, Fault fault) {
        if (restarted) {
            night.runUntil(KillPoint.CHUNK_READ.at(5));
        }
        night.runUntil(fault);
        endsExact();
    }

    /** Each point in the first, a middle and the last chunk or file, of the first run and of one that goes on behind chunk 4. */
    static Stream<Arguments> everyPointInEachPlace() {
        return Stream.of(KillPoint.values())
                .flatMap(point -> Stream.concat(
                        times(point, FULL_CHUNKS, CALLS.files()).mapToObj(time -> Arguments.of(false, point.at(time))),
                        times(point, FULL_CHUNKS - 4, CALLS.files())
                                .mapToObj(time -> Arguments.of(true, point.at(time)))));
    }

    private static IntStream times(KillPoint point, int chunks, int files) {
        return switch (point.times()) {
            case ONCE -> IntStream.of(1);
            case EACH_FILE -> IntStream.rangeClosed(1, files);
            case EACH_CHUNK -> IntStream.of(1, (chunks + 1) / 2, chunks);
        };
    }

    private static void onlyThatChunkIsLost() {
        assertThat(night.recordsRead()).isEqualTo((MIDDLE - 1) * CHUNK);
    }

    private static void endsExact() {
        night.finish();
        night.assertExact();
        assertThat(night.redone()).as("I10 at most a chunk is redone").isLessThanOrEqualTo(CHUNK);
    }

    private static Stream<Path> spools() throws Exception {
        return Files.list(folder.resolve("spool")).filter(Files::isDirectory);
    }
}

package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.Promises;
import io.callsync.testing.fault.Interleaving;
import io.callsync.testing.fault.JdbcFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is typed while a run is live: a night is loaded, and the next one is held in the middle of its chunk, whose rows are locked.
 * Each command answers at once, of what is committed, and the run ends well.
 */
class LiveRunTests {

    private static final LocalDate LOADED = LocalDate.of(2026, 11, 20);
    private static final LocalDate LIVE = LocalDate.of(2026, 11, 21);
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
    void aLoadedNightAndTheFileOfTheNext() throws IOException {
        FAULTS.clear();
        crm.clear();
        Files.writeString(folder.resolve("aircall.yml"), """
                provider: aircall
                source: file:%s/{date}/
                look-back: 0d
                settle: 0s
                attention: { quarantined: 100%% }
                """.formatted(folder.resolve("exports")));
        Exports exports = new Exports(folder.resolve("exports"));
        exports.put(LOADED, "calls.jsonl", aCall(1).live().line() + "{broken\n");
        exports.put(LIVE, "calls.jsonl", aCall(1).line() + aCall(2).line() + "{broken\n");
        run(LOADED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status                                           | running
            status --json                                    | "running"
            verify                                           | every promise is kept
            verify aircall --date 2026-11-20 --source        | every promise is kept
            quarantine list                                  | 1  in all
            quarantine list --records --json                 | malformed
            quarantine show ID                               | {broken
            quarantine show ID --unmask                      | {broken
            quarantine export                                | {broken
            quarantine resolve ID --why test                 | 1 record resolved
            quarantine purge --older-than 90d                | 0 records purged
            audit                                            | nobody was shown personal data
            explain aircall 1 --unmask                       | 1 record in 1 file read; the rows are what
            diff aircall --date 2026-11-20 --unmask          | nothing would change
            migrate                                          | nothing to migrate
            """)
    void itAnswersAtOnceAndTheRunEndsWell(String line, String answer) {
        String id = crm.value(String.class, "SELECT id FROM callsync_quarantine");
        // not behind the check before it, whether the grants suffice
        Interleaving live = Interleaving.pausedBehind("INSERT INTO call_logs (?!\\(id\\))", FAULTS, crm);

        List<Typed> both =
                live.run(() -> run(LIVE), () -> type(line.replace("ID", id).split(" ")));

        assertThat(both.get(1).exitCode())
                .as(both.get(1).out() + both.get(1).err())
                .isZero();
        assertThat(both.get(1).out()).contains(answer);
        assertThat(live.hasWaited()).as("waits for the run").isFalse();
        assertThat(both.get(0).out()).contains("#1 completed");
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(2);
        Promises.assertKept(crm);
    }

    private Typed run(LocalDate date) {
        Typed run = type("run", "aircall", "--date", date.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run;
    }

    /** With the jobs folder, where the command takes one. */
    private Typed type(String... words) {
        boolean needsJobs = List.of("run", "explain", "diff").contains(words[0])
                || List.of(words).contains("--source");
        String[] line = needsJobs ? with(words, "--jobs", folder.toString()) : words;
        return Typed.on(crm::bean, line);
    }

    private static String[] with(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
    }
}

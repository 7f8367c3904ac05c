package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage answers without a database. */
class UsageTests {

    @TempDir
    Path jobs;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "backfill",
                "status",
                "recover",
                "verify",
                "migrate",
                "preview",
                "guess",
                "doctor",
                "exit-codes",
                "completion",
                "man",
                "quarantine",
                "quarantine list",
                "quarantine show",
                "quarantine export",
                "quarantine replay",
                "quarantine resolve",
                "quarantine purge",
                "explain",
                "diff",
                "audit",
                "purge",
                "calendar",
                "forget"
            })
    void everyCommandHelpsWithAnExample(String command) {
        Typed help = Typed.on(Typed.NOTHING, (command + " --help").strip().split(" "));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: callsync", "Example").doesNotContain("Exit codes:\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run ", "backfill "})
    void theTopHelpAndWhatASchedulerStartsListTheExitCodes(String command) {
        assertThat(Typed.on(Typed.NOTHING, (command + "--help").split(" ")).out())
                .contains("Exit codes:")
                .contains("  0   done, also when there was nothing new")
                .contains("143   stopped by SIGTERM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quarantine",
                "run",
                "runn aircall",
                "run aircall --date 2026-13-01",
                "run aircall --date tomorrow",
                "run aircall --date 2999-01-01",
                "run aircall --migrat",
                "run aircall --file",
                "backfill aircall",
                "backfill aircall --from 2026-11-20",
                "backfill aircall --from 2026-11-20 --to 2999-01-01",
                "backfill --from 2026-11-20 --to 2026-11-21",
                "backfill aircall --from 2026-11-21 --to 2026-11-20",
                "backfill aircall --from 2026-11-20 --to 2026-11-21 --parallel many",
                "recover",
                "recover aircall twilio",
                "verify --date soon",
                "verify --source",
                "verify aircall --accept",
                "verify aircall --accept --why",
                "migrate now",
                "exit-codes 3",
                "completion fish",
                "man run",
                "preview",
                "guess",
                "explain aircall",
                "diff aircall",
                "status --last 0",
                "status --last many",
                "doctor aircall twilio",
                "quarantine list --reason unknown-state",
                "quarantine list --limit 0",
                "quarantine list --limit many",
                "audit --limit 0",
                "audit --action forget",
                "forget",
                "forget +15145550123",
                "forget --why test",
                "forget +15145550123 --why test --most 0",
                "forget anonymous --why test --phone-region CA",
                "forget 5145550123 --why test --phone-region XX",
                "forget 5145550123 --why test --phone-region CA --job aircall",
                "audit --since soon",
                "calendar aircall twilio",
                "calendar --month november",
                "calendar --month 2026-13",
                "calendar --month 2999-01",
                "quarantine show",
                "quarantine show seventeen",
                "quarantine list --state closed",
                "quarantine export --format xml",
                "quarantine replay seventeen",
                "quarantine replay --reason unknown-state",
                "quarantine resolve 17",
                "quarantine resolve --why test",
                "quarantine resolve 17 --why",
                "quarantine purge",
                "quarantine purge --older-than 3",
                "quarantine purge --older-than 3w",
                "purge",
                "purge --older-than 3",
                "purge --older-than 3w",
                "purge aircall twilio --older-than 90d"
            })
    void wrongArgumentsAreNamedAndExitWithTwo(String arguments) {
        Typed wrong = Typed.on(Typed.NOTHING, arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("callsync: ").contains("--help");
    }

    @Test
    void theNearestReasonIsNamed() {
        assertThat(Typed.on(Typed.NOTHING, "quarantine", "list", "--reason", "unknown-state")
                        .err())
                .contains("did you mean 'unknown-status'?");
    }

    @Test
    void theNearestJobIsNamed() throws Exception {
        Files.writeString(jobs.resolve("aircall.yml"), "provider: aircall\n");

        Typed wrong = Typed.on(Typed.NOTHING, "run", "aircal", "--jobs", jobs.toString());

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .isEqualToIgnoringNewLines(
                        jobs + ": there is no job 'aircal' (did you mean 'aircall'?); the jobs here are aircall\n");
    }

    @Test
    void aJobFileWithMistakesIsReportedByLine() throws Exception {
        Path file = Files.writeString(jobs.resolve("aircall.yml"), "provider: aircall\nsourc: file:/exports/{date}/\n");

        Typed wrong = Typed.on(Typed.NOTHING, "run", "aircall", "--jobs", jobs.toString());

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(file + ":2: ");
    }

    @Test
    void aMissingJobsFolderIsNamed() {
        Typed wrong = Typed.on(
                Typed.NOTHING, "run", "aircall", "--jobs", jobs.resolve("none").toString());

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("none: there is no such folder").contains("CALLSYNC_JOBS");
    }
}

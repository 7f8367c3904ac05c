package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;

/** Every command on a night whose callers are canaries: nothing that it prints, logs, writes or keeps gives one away. */
@ExtendWith(OutputCaptureExtension.class)
class CallerLeakTests {

    private static final String DATE = CanaryNight.DATE.toString();
    private static final Set<String> WITHOUT_CALLERS = Set.of("exit-codes", "completion", "man", "migrate");

    private static final Set<String> OF_CALLS =
            Set.of("communications", "call_logs", "callsync_legs", "leads", "users", "phones");

    @TempDir
    Path folder;

    private CanaryNight night;
    private LeakSweep sweep;

    @Test
    void noCommandGivesACallerAway(CapturedOutput output) throws IOException {
        night = new CanaryNight(folder.resolve("night"));
        night.write();
        try (Crm crm = Crm.start();
                LeakSweep started = new LeakSweep(night, crm)) {
            sweep = started;
            crm.lead(5, "(202) 555-0173", "2026-01-01T00:00:00");
            refused(crm);
            loaded();
            delivered();
            queued(crm);
            purged();
            explained(crm);
            broken(crm);
            forgotten();
            sampled();

            assertThat(crm.rows("SELECT DISTINCT reason FROM callsync_quarantine"))
                    .as("reasons that occur")
                    .hasSizeGreaterThanOrEqualTo(12);
            keptTables(crm).forEach(sweep::lookAtRowsOf);
            sweep.lookAtMetrics();
            sweep.look("the log", output.getAll());
        }
        assertThat(sweep.leaks).isEmpty();
        assertThat(sweep.typed).containsAll(commands("", CallsyncCommand.class));
    }

    /** A night that the database breaks off, with what it was given in its message. */
    private void refused(Crm crm) {
        for (String message : List.of(
                "call of " + Canaries.NATIONAL + " or " + Canaries.WITHOUT_PLUS + ", agent canary.agent@example.com",
                "Duplicate entry ''" + Canaries.WITHOUT_AREA + "'' for key ''calls'', password=canaryPassword",
                "Incorrect integer value: ''Canary " + Canaries.GERMAN + "'' for column ''from'' at row 1")) {
            trigger(crm.admin(), "'45000' SET MESSAGE_TEXT = '" + message + "'");
            sweep.type("run", "aircall", "--date", DATE, "--verbose");
            sweep.type("backfill", "aircall", "--from", "2026-11-20", "--to", "2026-11-20", "--json", "--verbose");
            sweep.type("status", "--json");
            sweep.type("recover", "aircall");
        }
        trigger(
                crm.admin(),
                "'22001' SET MYSQL_ERRNO = 1406, MESSAGE_TEXT = 'too long: " + Canaries.WITHOUT_PLUS + "'");
        sweep.type("run", "acme", "--date", DATE);
        crm.admin().execute("DROP TRIGGER refuse");
    }

    static void trigger(JdbcTemplate admin, String signal) {
        admin.execute("DROP TRIGGER IF EXISTS refuse");
        admin.execute("CREATE TRIGGER refuse BEFORE INSERT ON call_logs FOR EACH ROW SIGNAL SQLSTATE " + signal);
    }

    private void loaded() {
        for (String job : CanaryNight.JOBS) {
            sweep.both("run", job, "--date", DATE);
            sweep.type("run", job, "--date", DATE, "--file", "calls");
            sweep.type("backfill", job, "--from", "2026-11-20", "--to", "2026-11-20");
            sweep.both("status", job);
            sweep.both("doctor", job);
            sweep.both("diff", job, "--date", DATE, "--all");
        }
    }

    /** Numbered files of which one is missing and one comes again, with less. */
    private void delivered() {
        sweep.type("run", "numbered", "--date", DATE, "--file", "same.csv");
        Path again = new CanaryCsv(night.folder()).shrink();
        sweep.type("run", "numbered", "--date", DATE, "--file", again.toString());
        sweep.type("run", "numbered", "--date", DATE);
        sweep.both("calendar", "--month", "2026-11");
        Typed calendar = sweep.type("calendar", "numbered", "--month", "2026-11");
        assertThat(calendar.out()).contains("shrunken", "sequence gap", "***0178.csv is missing between ");
    }

    private void queued(Crm crm) {
        sweep.both("quarantine", "list");
        sweep.both("quarantine", "list", "--records", "--limit", "1000");
        for (Map<String, Object> record :
                crm.rows("SELECT MIN(id) AS id FROM callsync_quarantine GROUP BY job, reason, message, LEFT(raw, 9)")) {
            sweep.both("quarantine", "show", record.get("id").toString());
        }
        sweep.type(
                "quarantine",
                "export",
                "--output",
                folder.resolve("kept.ndjson").toString());
        sweep.type(
                "quarantine",
                "export",
                "--file",
                Canaries.NATIONAL.toString(),
                "--output",
                folder.resolve("none").toString());
        sweep.both("quarantine", "replay", "--why", "asked " + Canaries.NATIONAL);
        sweep.type("quarantine", "resolve", "--reason", "malformed", "--why", "Test of " + Canaries.E164);
        sweep.both(
                "quarantine",
                "show",
                crm.value(String.class, "SELECT MIN(id) FROM callsync_quarantine WHERE state = 'resolved'"));
        sweep.type("quarantine", "purge", "--older-than", "90d");
    }

    private void purged() {
        sweep.both("purge", "--older-than", "1d", "--include-open", "--dry-run");
        sweep.both("purge", "aircall", "--older-than", "1d", "--why", "asked by " + Canaries.FRENCH);
    }

    private void explained(Crm crm) {
        for (Map<String, Object> call : crm.rows("""
                SELECT provider, MIN(external_call_id) AS id FROM call_logs GROUP BY provider, `from`, `to`, agent, status
                UNION SELECT provider, MIN(external_call_id) FROM callsync_quarantine
                WHERE external_call_id IS NOT NULL GROUP BY provider, reason
                UNION SELECT provider, external_call_id FROM call_logs WHERE external_call_id LIKE 'c% %'
                UNION SELECT provider, external_call_id FROM callsync_legs WHERE legs REGEXP 'status[^,]*[0-9]{7}'""")) {
            sweep.both(
                    "explain", call.get("provider").toString(), call.get("id").toString());
        }
        crm.admin()
                .execute(
                        "UPDATE call_logs SET `from` = '+12025550171', status = 'answered' WHERE external_call_id = '1'");
        sweep.both("explain", "aircall", "1");
    }

    /** Rows that somebody changed. */
    private void broken(Crm crm) {
        crm.admin().execute("UPDATE communications SET call_phone = '+12025550171' LIMIT 20");
        crm.admin().execute("UPDATE call_logs SET file_id = 999999 WHERE external_call_id LIKE 'call %'");
        crm.admin().execute("UPDATE callsync_export_files SET records = records + 1 WHERE uri LIKE '%0171.jsonl'");
        sweep.type("verify", "--json");
        Typed verified = sweep.type("verify");
        assertThat(verified.out()).contains("there is no file 999999", "***0171.jsonl");
        for (String job : CanaryNight.JOBS) {
            sweep.both("diff", job, "--date", DATE, "--all");
            sweep.both("verify", job, "--date", DATE);
            sweep.both("verify", job, "--source");
        }
    }

    private void forgotten() {
        for (Canaries number : List.of(Canaries.E164, Canaries.NATIONAL)) {
            String[] forget = {
                "forget", number.toString(), "--phone-region", "US", "--why", "asked by " + Canaries.FRENCH
            };
            sweep.both(LeakSweep.with(forget, "--dry-run"));
            sweep.both(forget);
        }
        sweep.both("audit");
    }

    private void sampled() throws IOException {
        for (Path file : night.files().toList()) {
            String job = night.folder().relativize(file).getName(0).toString();
            sweep.both("preview", file.toString(), "--provider", CanaryNight.provider(job), "--limit", "100000");
            sweep.type("guess", file.toString());
        }
        Path declared = folder.resolve("declared/guessed.yml");
        sweep.type(
                "guess",
                night.folder().resolve("acme/2026-11-20/acme.csv").toString(),
                "--output",
                declared.toString());
        sweep.look("a guess", Files.readString(declared));
    }

    private static List<String> keptTables(Crm crm) {
        return crm
                .admin()
                .queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
                        String.class)
                .stream()
                .filter(table -> !OF_CALLS.contains(table))
                .toList();
    }

    /** The names of all commands that do something, but those that know no calls. */
    private static List<String> commands(String before, Class<?> type) {
        return Stream.of(type.getAnnotation(Command.class).subcommands())
                .filter(command -> !WITHOUT_CALLERS.contains(
                        command.getAnnotation(Command.class).name()))
                .flatMap(command -> {
                    Command meta = command.getAnnotation(Command.class);
                    return meta.subcommands().length == 0
                            ? Stream.of(before + meta.name())
                            : commands(before + meta.name() + ' ', command).stream();
                })
                .toList();
    }
}

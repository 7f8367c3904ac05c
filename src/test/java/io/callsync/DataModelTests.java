package io.callsync;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The document on the data model is whole, and its queries tell a kept promise from a broken one. */
class DataModelTests {

    private static final Pattern QUERY = Pattern.compile("(?s)```sql\\n(.*?);\\n```");
    private static final Pattern HEADING = Pattern.compile("(?m)^## ");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static String text;

    @AutoClose
    private static Crm crm;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        text = Files.readString(Path.of("src", "docs", "data-model.md"));
        crm = Crm.start();
    }

    @BeforeEach
    void aNightWithEveryOutcomeThatShowsInTheTables() {
        crm.clear();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        Exports exports = new Exports(folder);
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).line() + aCall(2).missed().line() + aCall(3).live().line() + "{\"id\":4}\n");

        assertThat(crm.run(exports.job(new AircallProvider()), DATE)).isInstanceOf(RunResult.Completed.class);
        assertThat(crm.rows("SELECT id FROM call_logs")).hasSize(3);
        assertThat(crm.rows("SELECT id FROM callsync_quarantine")).hasSize(1);
    }

    @Test
    void everyColumnOfEveryTableIsExplained() {
        List<Map<String, Object>> columns = crm.rows("""
                SELECT c.table_name AS t, c.column_name AS c FROM information_schema.columns AS c
                JOIN information_schema.tables USING (table_schema, table_name)
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                  AND (table_name IN ('communications', 'call_logs') OR table_name LIKE 'callsync%')
                  AND table_name <> 'callsync_schema_history'""");

        assertThat(columns)
                .isNotEmpty()
                .allSatisfy(
                        column -> assertThat(section((String) column.get("t"))).contains("`" + column.get("c") + "`"));
    }

    @Test
    void everyViewIsNamed() {
        assertThat(crm.rows("SELECT table_name AS v FROM information_schema.views WHERE table_schema = DATABASE()"))
                .isNotEmpty()
                .allSatisfy(view -> assertThat(text).contains("`" + view.get("v") + "`"));
    }

    @Test
    void theQueriesFindNothingAfterANight() {
        assertThat(queries())
                .hasSize(7)
                .allSatisfy(query -> assertThat(crm.rows(query)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | UPDATE communications SET call_status = 'attempted' WHERE call_status = 'answered'
            2 | UPDATE callsync_export_files SET inserted = inserted - 1
            3 | DELETE FROM callsync_quarantine
            4 | UPDATE callsync_export_files SET state = 'planned'; UPDATE callsync_nights SET complete = TRUE
            5 | UPDATE call_logs SET duration = NULL WHERE status = 'answered'
            6 | UPDATE call_logs SET status = 'error' WHERE status = 'answered'
            """)
    void eachQueryFindsItsBreach(int query, String breach) {
        JdbcTemplate jdbc = crm.admin();
        Stream.of(breach.split("; ")).forEach(jdbc::execute);

        assertThat(crm.rows(queries().get(query))).isNotEmpty();
    }

    @Test
    void aSecondCallOfAKeyIsFoundWhereTheUniqueIndexIsGone() {
        JdbcTemplate jdbc = crm.admin();
        jdbc.execute("ALTER TABLE call_logs DROP KEY call_logs_external_call");
        jdbc.execute("UPDATE call_logs SET external_call_id = '1'");

        assertThat(crm.rows(queries().get(0))).isNotEmpty();

        jdbc.execute("DELETE FROM call_logs");
        jdbc.execute("ALTER TABLE call_logs ADD UNIQUE KEY call_logs_external_call (provider, external_call_id)");
    }

    private static List<String> queries() {
        return QUERY.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String section(String table) {
        return HEADING.splitAsStream(text)
                .filter(section -> section.lines().findFirst().orElseThrow().contains(table))
                .findFirst()
                .orElse("no section on " + table);
    }
}

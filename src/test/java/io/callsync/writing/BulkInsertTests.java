package io.callsync.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.testing.Crm;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows that are sent as a stream: the server turns its errors into warnings, and is the one who asks for the file. */
class BulkInsertTests {

    private static final BulkTable TABLE = BulkTable.of(
            "call_logs",
            List.of("start_at", "direction", "status", "duration", "description", "external_call_id", "provider"),
            "");
    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 14, 0, 0, 123_456_000);
    private static final JdbcFaults STATEMENTS = new JdbcFaults();
    private static final List<String> SENT = new ArrayList<>();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        database.admin().execute("SET GLOBAL local_infile = ON");
        crm = Crm.start(database, STATEMENTS, "callsync.load-data=true");
        STATEMENTS.rewrite(sql -> {
            SENT.add(sql);
            return sql;
        });
    }

    @BeforeEach
    void emptyTables() {
        crm.clear();
        SENT.clear();
    }

    @Test
    void aStreamHoldsEveryValueAsItIs() {
        List<String> texts = Arrays.asList(
                "",
                " ",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "back\\slash",
                "\\N",
                "\\",
                "it's \"quoted\"",
                "zero\0byte",
                "zoë 😀",
                "NULL",
                null);

        insert(texts.stream()
                .map(text -> row("id-" + texts.indexOf(text), text))
                .toList());

        assertThat(crm.admin().queryForList("SELECT description FROM call_logs ORDER BY id", String.class))
                .containsExactlyElementsOf(texts);
        assertThat(crm.admin().queryForList("SELECT DISTINCT start_at FROM call_logs", LocalDateTime.class))
                .containsExactly(START);
        assertThat(SENT).anyMatch(BulkInsertTests::isStream).noneMatch(BulkInsertTests::isInsert);
    }

    @Test
    void aStreamOfWhichOneRowWouldBeCutIsTakenBackAndTheServerSaysWhatIsWrong() {
        List<Object[]> rows = List.of(row("1", "fits"), row("2", "x".repeat(5000)));

        assertThatThrownBy(() -> insert(rows)).hasMessageContaining("Data too long for column 'description'");

        assertThat(SENT).anyMatch(BulkInsertTests::isStream).anyMatch(BulkInsertTests::isInsert);
        assertThat(crm.rows("SELECT id FROM call_logs")).isEmpty();
    }

    @Test
    void aStreamOfWhichOneRowIsThereAlreadyIsTakenBack() {
        insert(List.<Object[]>of(row("1", "first")));

        assertThatThrownBy(() -> insert(List.of(row("2", "new"), row("1", "again"))))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(crm.admin().queryForList("SELECT description FROM call_logs", String.class))
                .containsExactly("first");
    }

    @Test
    void theServerGetsNoFileOfThisMachine() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret\n");
        insert(List.<Object[]>of(row("1", "a stream was sent on this connection before")));

        assertThatThrownBy(() -> inTransaction(jdbc -> jdbc.update("LOAD DATA LOCAL INFILE '" + secret
                        + "' INTO TABLE call_logs (description) SET start_at = NOW(), direction = '', status = ''")))
                .isInstanceOf(DataAccessException.class);

        assertThat(crm.admin().queryForList("SELECT description FROM call_logs", String.class))
                .doesNotContain("secret");
    }

    private static Object[] row(String id, String description) {
        return new Object[] {START, "incoming", "answered", 60, description, id, "test"};
    }

    private static boolean isStream(String sql) {
        return sql.startsWith("LOAD DATA LOCAL");
    }

    private static boolean isInsert(String sql) {
        return sql.startsWith("INSERT INTO call_logs");
    }

    private static void insert(List<Object[]> rows) {
        inTransaction(jdbc -> crm.bean(BulkInsert.class).into(TABLE, rows));
    }

    private static void inTransaction(Consumer<JdbcTemplate> work) {
        crm.bean(TransactionTemplate.class).executeWithoutResult(status -> work.accept(crm.bean(JdbcTemplate.class)));
    }
}

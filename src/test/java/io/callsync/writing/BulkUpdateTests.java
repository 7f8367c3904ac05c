package io.callsync.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.ledger.Fenced;
import io.callsync.testing.Crm;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFaults;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Many rows that are changed by one statement: what is given must arrive as it is, or be refused. */
class BulkUpdateTests {

    private static final List<String> GIVEN = List.of("start_at", "duration", "description");
    private static final BulkUpdate UPDATE =
            BulkUpdate.of("call_logs", GIVEN, BulkUpdate.each(GIVEN), "known.status = 'answered'");
    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 14, 0, 0, 123_456_000);
    private static final JdbcFaults STATEMENTS = new JdbcFaults();
    private static final List<String> SENT = new ArrayList<>();

    @AutoClose
    private static Crm crm;

    @BeforeAll
    static void start() {
        crm = Crm.start(TestDatabase.fresh(), STATEMENTS);
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
    void everyValueArrivesAsItIs() {
        List<String> texts = Arrays.asList(
                "",
                " ",
                "a\tb",
                "a\r\nb",
                "back\\slash",
                "\\u0041",
                "it's \"quoted\"",
                "zero\0byte",
                "zoë 😀",
                "null",
                null);
        calls(texts.size());

        update(IntStream.range(0, texts.size())
                .mapToObj(i -> new Object[] {i + 1, START, i, texts.get(i)})
                .toList());

        assertThat(descriptions()).containsExactlyElementsOf(texts);
        assertThat(crm.admin().queryForList("SELECT DISTINCT start_at FROM call_logs", LocalDateTime.class))
                .containsExactly(START);
        assertThat(crm.admin().queryForList("SELECT duration FROM call_logs ORDER BY id", Integer.class))
                .containsExactlyElementsOf(
                        IntStream.range(0, texts.size()).boxed().toList());
    }

    @Test
    void aValueThatDoesNotFitIsRefusedAndNoneOfTheRowsChanges() {
        calls(2);

        assertThatThrownBy(() -> update(List.of(row(1, "fits"), row(2, "x".repeat(5000)))))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("Data too long for column 'description'");

        assertThat(descriptions()).containsOnly("before");
    }

    @Test
    void aRowThatIsNotAsItWasFencesTheWriter() {
        calls(2);
        crm.admin().execute("UPDATE call_logs SET status = 'missed' WHERE id = 2");

        assertThatThrownBy(() -> update(List.of(row(1, "after"), row(2, "after"))))
                .isInstanceOf(Fenced.class);

        assertThat(descriptions()).containsOnly("before");
    }

    @Test
    void rowsTooLargeForOnePacketTakeMoreStatements() {
        calls(1000);
        String long4000 = "\"".repeat(4000);
        update(List.<Object[]>of(row(1, long4000)));
        int forOneRow = SENT.size();

        update(IntStream.rangeClosed(1, 1000).mapToObj(id -> row(id, long4000)).toList());

        assertThat(descriptions()).hasSize(1000).containsOnly(long4000);
        assertThat(SENT).hasSizeGreaterThan(2 * forOneRow);
    }

    private static Object[] row(int id, String description) {
        return new Object[] {id, START, 60, description};
    }

    private static void calls(int n) {
        crm.admin()
                .batchUpdate(
                        "INSERT INTO call_logs (id, start_at, created_at, updated_at, direction, status, description)"
                                + " VALUES (?, NOW(), NOW(), NOW(), 'incoming', 'answered', 'before')",
                        IntStream.rangeClosed(1, n)
                                .mapToObj(id -> new Object[] {id})
                                .toList());
    }

    private static List<String> descriptions() {
        return crm.admin().queryForList("SELECT description FROM call_logs ORDER BY id", String.class);
    }

    private static void update(List<Object[]> rows) {
        crm.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> UPDATE.of(crm.bean(JdbcTemplate.class), rows));
    }
}

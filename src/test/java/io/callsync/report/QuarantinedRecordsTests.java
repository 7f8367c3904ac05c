package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.CallKey;
import io.callsync.ledger.QuarantineState;
import io.callsync.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How much of a large quarantine is read for what is asked of it, as the server counts it. */
class QuarantinedRecordsTests {

    private static final int RECORDS = 6_000;
    private static final int FILES = 20;
    private static final int FILES_OF_DATE = 5;
    private static final int PAGE = 100;
    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static TestDatabase database;
    private static SingleConnectionDataSource connection;

    private final JdbcTemplate jdbc = new JdbcTemplate(connection);
    private final QuarantinedRecords records = new QuarantinedRecords(jdbc);

    @BeforeAll
    static void aQuarantineOfTwentyFilesOfWhichFiveAreOfTheDate() {
        database = TestDatabase.migrated();
        connection = new SingleConnectionDataSource(database.jdbcUrl(), true);
        JdbcTemplate admin = database.admin();
        admin.batchUpdate(
                """
                INSERT INTO callsync_export_files (id, job, provider, uri, version, object_key, size, last_modified, business_date, run_id, state)
                VALUES (?, 'aircall', 'aircall', ?, '1', UNHEX(SHA2(?, 256)), 1, NOW(6), ?, 1, 'loaded')""",
                IntStream.rangeClosed(1, FILES)
                        .mapToObj(file ->
                                new Object[] {file, "file:/" + file, file, DATE.plusDays(file / (FILES_OF_DATE + 1))})
                        .toList());
        admin.batchUpdate(
                """
                INSERT INTO callsync_quarantine (id, job, provider, file_id, record_number, position, reason, message, raw, raw_size,
                    created_at, external_call_id)
                VALUES (?, 'aircall', 'aircall', ?, ?, 0, 'malformed', '', ?, 9, NOW(6), ?)""",
                IntStream.rangeClosed(1, RECORDS)
                        .mapToObj(id -> new Object[] {
                            id,
                            1 + id * FILES / (RECORDS + 1),
                            id,
                            "{\"id\":%d}".formatted(id),
                            id % 60 == 0 ? null : id
                        })
                        .toList());
        admin.execute("ANALYZE TABLE callsync_quarantine, callsync_export_files");
    }

    @AfterAll
    static void drop() {
        connection.destroy();
        database.close();
    }

    @Test
    void theRecordsOfADateAreReadOnceHoweverManyPagesTheyAre() {
        QuarantineFilter ofDate = new QuarantineFilter(List.of(), "aircall", DATE, null, null, QuarantineState.OPEN);
        long before = rowsRead();

        int found = 0;
        List<Long> page = records.ids(ofDate, 0, PAGE);
        while (!page.isEmpty()) {
            found += page.size();
            page = records.ids(ofDate, page.get(page.size() - 1), PAGE);
        }

        assertThat(found).isEqualTo(FILES_OF_DATE * RECORDS / FILES);
        // each record, and its file
        assertThat(rowsRead() - before).isLessThan(2 * RECORDS + 2 * FILES);
    }

    @Test
    void recordsNamedByTheirIdsAreReadAlone() {
        QuarantineFilter two =
                new QuarantineFilter(List.of(4_000L, 4_002L), null, null, null, null, QuarantineState.OPEN);
        long before = rowsRead();

        List<Long> found = records.ids(two, 0, PAGE);

        assertThat(found).containsExactly(4_000L, 4_002L);
        assertThat(rowsRead() - before).isLessThan(PAGE);
    }

    @Test
    void ofTheRecordsThatTellTheirCallOnlyThoseOfTheCallAreRead() {
        long before = rowsRead();

        List<QuarantinedRecord> found = records.ofCall(new CallKey("aircall", "60"), 0, PAGE);

        // 60 does not tell its call, nor does 600; 160 does, and is another one
        assertThat(found).extracting(QuarantinedRecord::id).contains(60L, 600L).doesNotContain(160L);
        assertThat(rowsRead() - before).isLessThan(RECORDS / 60 * 5);
    }

    private long rowsRead() {
        return jdbc.query("SHOW SESSION STATUS LIKE 'Handler_read%'", (rs, i) -> rs.getLong(2)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}

package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database refuses records that passed every check, because it is stricter than callsync knows. */
class RefusedRecordTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int CALLS = 30;
    private static final List<Long> ODD_ONES = List.of(7L, 8L, 23L);
    private static final List<String> LOADED = LongStream.rangeClosed(1, CALLS)
            .filter(id -> !ODD_ONES.contains(id))
            .mapToObj(String::valueOf)
            .toList();
    private static final JdbcFaults FAULTS = new JdbcFaults();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start(FAULTS, "callsync.chunk-size=12", "callsync.parallel-files=1");
    }

    @BeforeEach
    void aNightWithThreeOddCalls() {
        FAULTS.clear();
        crm.clear();
        crm.lead(1, "+15145550101", "2026-01-01T00:00:00");
        exports = new Exports(folder);
        exports.put(
                DATE,
                "calls.jsonl",
                LongStream.rangeClosed(1, CALLS)
                        .mapToObj(id -> ODD_ONES.contains(id)
                                ? aCall(id).agent("zoë.with.a.long.name@example.com")
                                : aCall(id).ended(1_795_176_070L))
                        .map(call -> call.line())
                        .collect(Collectors.joining()));
    }

    @AfterEach
    void asItWas() {
        crm.clear();
        crm.admin().execute("ALTER TABLE call_logs MODIFY agent VARCHAR(254) NULL, MODIFY duration INT NULL");
        crm.admin().execute("DROP TRIGGER IF EXISTS refuse");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1406      | ALTER TABLE call_logs MODIFY agent VARCHAR(20) NULL
            1264      | ALTER TABLE call_logs MODIFY duration TINYINT NULL
            1366      | ALTER TABLE call_logs MODIFY agent VARCHAR(254) CHARACTER SET ascii NULL
            4025,3819 | ALTER TABLE call_logs ADD CONSTRAINT odd CHECK (duration < 100)
            1451      | CREATE TRIGGER refuse BEFORE INSERT ON call_logs FOR EACH ROW BEGIN IF NEW.duration > 100 THEN \
                        SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1451, MESSAGE_TEXT = 'a key of another table'; END IF; END
            """)
    void row27ARecordThatTheDatabaseRefusesIsQuarantinedAndTheOthersAreLoaded(String codes, String stricter) {
        crm.admin().execute(stricter);
        try {
            load();
        } finally {
            dropCheck();
        }

        Exactness.assertExact(crm, LOADED);
        Exactness.assertOutcomes(crm, LOADED.size(), 0, ODD_ONES.size());
        assertThat(crm.rows("SELECT record_number, reason, LENGTH(raw) = raw_size AS whole FROM callsync_quarantine"))
                .hasSize(ODD_ONES.size())
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("reason", "refused-by-database")
                        .hasEntrySatisfying(
                                "record_number", number -> assertThat(ODD_ONES).contains((Long) number))
                        .hasEntrySatisfying(
                                "whole", whole -> assertThat(whole.toString()).isEqualTo("1")));
    }

    @Test
    void controlWithoutTheSavepointARefusedCallLeavesItsCommunicationBehind() {
        FAULTS.rewrite(sql -> sql.equals("ROLLBACK TO SAVEPOINT") ? "" : sql);
        crm.admin().execute("ALTER TABLE call_logs MODIFY duration TINYINT NULL");

        load();

        assertThat(crm.rows("""
                        SELECT c.external_call_id FROM communications c LEFT JOIN call_logs l ON l.communication_id = c.id
                        WHERE l.id IS NULL""")).hasSize(ODD_ONES.size());
    }

    private void load() {
        assertThat(crm.run(exports.job(new AircallProvider(), 0, 1), DATE)).isInstanceOf(RunResult.Completed.class);
    }

    private static void dropCheck() {
        if (crm.value(
                        Long.class,
                        "SELECT COUNT(*) FROM information_schema.table_constraints WHERE constraint_schema = DATABASE() AND constraint_name = 'odd'")
                > 0) {
            crm.admin().execute("ALTER TABLE call_logs DROP CONSTRAINT odd");
        }
    }
}

package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.ProviderFactory;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.twilio.TwilioProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.TwilioJson;
import io.callsync.testing.cost.CostTable;
import io.callsync.testing.cost.DatabaseCost;
import io.callsync.testing.cost.DatabaseTraffic;
import io.callsync.testing.fault.JdbcFaults;
import io.callsync.testing.fault.MySqlProxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a chunk asks of the database: round trips and statements, counted on the wire, of the second chunk of a file. Records have a
 * customer each, and every third customer is a lead. A change that asks more, or less, changes a table here: the failure shows the new
 * one, and all that was sent.
 */
class ChunkCostTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int CHUNK = 2000;
    private static MySqlProxy proxy;
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private JobFile job;
    private int nights;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        proxy = MySqlProxy.to(database.jdbcUrl());
        crm = Crm.start(
                database,
                new JdbcFaults(),
                "spring.datasource.url=" + proxy.route(database.jdbcUrl()),
                "callsync.chunk-size=" + CHUNK,
                "callsync.parallel-files=1");
    }

    @AfterAll
    static void stop() {
        crm.close();
        proxy.close();
    }

    @Test
    void aChunkCostsWhatTheTableSays() {
        CostTable costs = new CostTable()
                .with("new calls", ofNewCalls())
                .with("unchanged", ofCallsThatHaveNotChanged())
                .with("half changed", ofCallsOfWhichHalfHaveChanged())
                .with("newer, same", ofCallsThatANewerRecordSaysAgain())
                .with("a tenth bad", ofRecordsOfWhichEveryTenthIsQuarantined())
                .with("40 files", ofFortyFiles())
                .with("new legs", ofNewLegs())
                .with("more legs", ofLegsOfKnownCalls());

        assertThat(costs.toString()).as(costs.sent()).isEqualTo("""
                                                          new calls  unchanged  half changed  newer, same  a tenth bad  40 files  new legs  more legs
                COMMIT                                            1          1             1            1            1         1         1          1
                COM_SET_OPTION                                    -          -             -            -            -         2         -          2
                INSERT call_logs                                  1          -             -            -            1         1         1          -
                INSERT callsync_control_totals                    1          -             1            -            1         1         1          1
                INSERT callsync_file_counts                       -          -             -            -            1         -         1          1
                INSERT callsync_legs                              -          -             -            -            -         -         1          -
                INSERT callsync_quarantine                        -          -             -            -            1         -         -          -
                INSERT callsync_run_files                         1          1             1            1            1         1         1          1
                INSERT communications                             1          -             -            -            1         1         1          -
                SAVEPOINT                                         1          1             1            1            1         1         1          1
                SELECT @@session.transaction_read_only            3          1             1            1            5         4         5          4
                SELECT BATCH_JOB_EXECUTION                        1          1             1            1            1         1         1          1
                SELECT call_logs                                  2          2             2            2            2         2         1          2
                SELECT callsync_leases                            1          1             1            1            1         1         1          1
                SELECT callsync_legs                              -          -             -            -            -         -         1          2
                SELECT communications                             1          -             -            -            1         1         1          -
                SELECT phones                                     2          -             1            -            2         2         1          2
                SET autocommit=0                                  1          1             1            1            1         1         1          1
                SET autocommit=1                                  1          1             1            1            1         1         1          1
                UPDATE BATCH_STEP_EXECUTION                       1          1             1            1            1         1         1          1
                UPDATE BATCH_STEP_EXECUTION_CONTEXT               1          1             1            1            1         1         1          1
                UPDATE call_logs                                  -          -             1            1            -         -         -          1
                UPDATE callsync_export_files                      1          1             1            1            1      1/40         1          1
                UPDATE callsync_legs                              -          -             -            -            -         -         -     1/2000
                UPDATE communications                             -          -             1            -            -         -         -          1
                all round trips                                  21         13            17           14           25        24        24         27
                all statements                                   21         13            17           14           25        61        24       2024
                """);
    }

    private DatabaseCost ofNewCalls() {
        anEmptyNight();
        return cost(ChunkCostTests::line);
    }

    private DatabaseCost ofCallsThatHaveNotChanged() {
        anEmptyNight();
        load(ChunkCostTests::line);
        return cost(ChunkCostTests::line);
    }

    private DatabaseCost ofCallsOfWhichHalfHaveChanged() {
        anEmptyNight();
        load(ChunkCostTests::line);
        return cost(record -> record % 2 == 0
                ? line(record)
                : later(record).agent("bob@example.com").line());
    }

    private DatabaseCost ofCallsThatANewerRecordSaysAgain() {
        anEmptyNight();
        load(ChunkCostTests::line);
        return cost(record -> later(record).line());
    }

    private DatabaseCost ofRecordsOfWhichEveryTenthIsQuarantined() {
        anEmptyNight();
        return cost(record -> record % 10 == 0 ? "{\"resource\":\"call\",\"data\":{\n" : line(record));
    }

    private DatabaseCost ofFortyFiles() {
        anEmptyNight();
        for (int file = 0; file < 2 * 40; file++) {
            int first = file * 50;
            exports.put(DATE, "%02d.jsonl".formatted(file), records(50, record -> line(first + record)));
        }
        return cost();
    }

    private DatabaseCost ofNewLegs() {
        anEmptyNight(new TwilioProvider());
        return cost(ChunkCostTests::leg);
    }

    private DatabaseCost ofLegsOfKnownCalls() {
        anEmptyNight(new TwilioProvider());
        load(record -> leg(2 * record));
        return cost(record -> leg(2 * record + 1));
    }

    private void anEmptyNight() {
        anEmptyNight(new AircallProvider());
    }

    private void anEmptyNight(ProviderFactory provider) {
        crm.clear();
        crm.lead(1, "+15145550100", "2026-01-01T00:00:00");
        crm.admin()
                .batchUpdate(
                        "INSERT INTO phones (lead_id, number, type) VALUES (1, ?, 'mobile')",
                        IntStream.range(0, 2 * CHUNK)
                                .filter(record -> record % 3 == 0)
                                .mapToObj(record -> new Object[] {customer(record)})
                                .toList());
        exports = new Exports(folder.resolve(String.valueOf(++nights)));
        job = exports.job(provider, 0, 1);
    }

    private void load(IntFunction<String> record) {
        exports.put(DATE, "before.jsonl", records(2 * CHUNK, record));
        crm.complete(job, DATE);
    }

    private DatabaseCost cost(IntFunction<String> record) {
        exports.put(DATE, "calls.jsonl", records(2 * CHUNK, record));
        return cost();
    }

    private DatabaseCost cost() {
        DatabaseTraffic traffic = DatabaseTraffic.of(proxy);
        crm.complete(job, DATE);
        return traffic.transactionsWith("UPDATE callsync_export_files").get(1);
    }

    private static String records(int n, IntFunction<String> record) {
        return IntStream.range(0, n).mapToObj(record).collect(Collectors.joining());
    }

    private static String line(int record) {
        return call(record).line();
    }

    private static AircallJson later(int record) {
        return call(record).at(call(record).timestamp() + 60);
    }

    private static AircallJson call(int record) {
        return aCall(record).to(customer(record));
    }

    private static String customer(int record) {
        return "+1514555%04d".formatted(record);
    }

    /** Even ones talk to the customer, odd ones to the agent of the call before. */
    private static String leg(int record) {
        String sid = "CA%032x".formatted(record / 2);
        return record % 2 == 0
                ? TwilioJson.parent(sid, true, customer(record / 2), 0, "completed")
                : TwilioJson.child(sid, 1, 0, "completed");
    }
}

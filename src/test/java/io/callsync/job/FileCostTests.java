package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AwsSettings;
import io.callsync.testing.Crm;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.Exports;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Request;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.cost.CostTable;
import io.callsync.testing.cost.DatabaseCost;
import io.callsync.testing.cost.DatabaseTraffic;
import io.callsync.testing.fault.JdbcFaults;
import io.callsync.testing.fault.MySqlProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a file asks of S3 and of the database, beside its records; counted on the wire. */
class FileCostTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int PAGE = 40;
    private static MySqlProxy proxy;
    private static Crm crm;

    private ScriptedBucket bucket;
    private List<Request> requests;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        proxy = MySqlProxy.to(database.jdbcUrl());
        crm = Crm.start(database, new JdbcFaults(), "spring.datasource.url=" + proxy.route(database.jdbcUrl()));
    }

    @AfterAll
    static void stop() {
        crm.close();
        proxy.close();
    }

    @BeforeEach
    void anEmptyBucket() {
        crm.clear();
        bucket = new ScriptedBucket(PAGE);
    }

    @Test
    void aNewFileCostsS3OneRequestAndAKnownOneNone() throws IOException {
        addFiles(1, 3);
        load();
        assertThat(requests).extracting(FileCostTests::kind).containsExactlyInAnyOrder("LIST", "GET", "GET", "GET");

        load();
        assertThat(requests).extracting(FileCostTests::kind).containsExactly("LIST");

        addFiles(4, 1);
        load();
        assertThat(requests).extracting(FileCostTests::kind).containsExactly("LIST", "GET");
    }

    @Test
    void aListingCostsS3ARequestAPage() throws IOException {
        addFiles(1, 2 * PAGE + 1);
        load();
        load();

        assertThat(requests).extracting(FileCostTests::kind).containsExactly("LIST", "LIST", "LIST");
    }

    @Test
    void planningAndClosingANightCostAsManyRoundTripsForManyFilesAsForOne() throws IOException {
        addFiles(1, 1);
        DatabaseTraffic oneNew = load();
        addFiles(2, 50);
        DatabaseTraffic manyNew = load();
        DatabaseTraffic manyKnown = load();

        CostTable costs = new CostTable()
                .with("plan 1 new", plan(oneNew))
                .with("plan 50 new", plan(manyNew))
                .with("plan 51 known", plan(manyKnown))
                .with("close 1 new", close(oneNew))
                .with("close 50 new", close(manyNew))
                .with("close 51 known", close(manyKnown));
        assertThat(costs.toString()).as(costs.sent()).isEqualTo("""
                                                          plan 1 new  plan 50 new  plan 51 known  close 1 new  close 50 new  close 51 known
                COMMIT                                             1            1              1            1             1               1
                INSERT callsync_export_files                       1            1              -            -             -               -
                INSERT callsync_nights                             1            1              -            1             1               1
                INSERT callsync_run_totals                         -            -              -            1             1               1
                SELECT @@session.transaction_read_only             1            1              -            -             -               -
                SELECT BATCH_JOB_EXECUTION                         1            1              1            1             1               1
                SELECT callsync_export_files                       2            2              2           15            15              15
                SELECT callsync_leases                             1            1              1            1             1               1
                SELECT callsync_nights                             -            -              -            3             3               3
                SELECT callsync_quarantine                         -            -              -            1             1               1
                SELECT callsync_run_totals                         -            -              -            1             1               1
                SELECT callsync_runs                               -            -              -            3             3               3
                SET autocommit=0                                   1            1              1            1             1               1
                SET autocommit=1                                   1            1              1            1             1               1
                UPDATE BATCH_STEP_EXECUTION                        1            1              1            1             1               1
                UPDATE callsync_run_totals                         -            -              -            1             1               1
                UPDATE callsync_runs                               1            1              1            1             1               1
                all round trips                                   12           12              9           33            33              33
                all statements                                    12           12              9           33            33              33
                """);
    }

    private void addFiles(int first, int n) {
        for (int file = first; file < first + n; file++) {
            bucket.put(
                    "calls/" + DATE + "/%04d.jsonl".formatted(file), aCall(file).line());
        }
    }

    /** A run of the night; what it asked the database. */
    private DatabaseTraffic load() throws IOException {
        DatabaseTraffic traffic = DatabaseTraffic.of(proxy);
        try (var s3 = new ScriptedS3(bucket);
                var settings = new AwsSettings(s3.endpoint())) {
            settings.set("aws.region", EmbeddedS3.REGION);
            crm.complete(job(), DATE);
            requests = List.copyOf(s3.requests);
        }
        return traffic;
    }

    private static JobFile job() {
        return Exports.from(
                "s3://" + ScriptedBucket.NAME + "/calls/{date}/",
                new Exports(Path.of("unused")).job(new AircallProvider()));
    }

    private static String kind(Request request) {
        String method = request.line().split(" ")[0];
        return ScriptedBucket.lists(request) ? "LIST" : method;
    }

    private static DatabaseCost plan(DatabaseTraffic night) {
        return night.transactionsWith("UPDATE callsync_runs SET files_unsettled")
                .get(0);
    }

    private static DatabaseCost close(DatabaseTraffic night) {
        return night.transactionsWith("UPDATE callsync_runs SET state = 'completed'")
                .get(0);
    }
}

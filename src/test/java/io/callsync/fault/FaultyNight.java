package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.JavaCommand;
import io.callsync.testing.Tables;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** A night in S3, a database, and processes of the packaged callsync that load the one into the other. */
final class FaultyNight implements AutoCloseable {

    static final String DATE = "2026-11-20";
    private static final String JOB = "night";

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcTemplate sql = database.admin();
    private final Path folder;
    private final Calls calls;
    private final Map<String, String> environment;
    private final NightChecks checks;

    private FaultyNight(Path folder, Calls calls, Map<String, String> settings) {
        this.folder = folder;
        this.calls = calls;
        this.environment = new HashMap<>(settings);
        this.checks = new NightChecks(sql, calls);
    }

    /** Loads the night once undisturbed, as the measure of the others. @param settings such as CALLSYNC_CHUNK_SIZE */
    static FaultyNight create(Path folder, Calls calls, Map<String, String> settings) {
        FaultyNight night = new FaultyNight(folder, calls, settings);
        night.fillS3();
        night.addLead();
        night.finish(JavaCommand.training());
        night.checks.remember();
        night.clear();
        return night;
    }

    private void fillS3() {
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket(bucket());
        for (int file = 0; file < calls.files(); file++) {
            s3.put(bucket(), "%s/calls-%d.jsonl.gz".formatted(DATE, file), calls.file(file));
        }
        try {
            Files.writeString(folder.resolve(JOB + ".yml"), """
                    provider: aircall
                    source: s3://%s/{date}/
                    look-back: 0d
                    settle: 0s
                    attention: { quarantined: 100% }
                    """.replace("%s", bucket()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.putAll(Map.of(
                "SPRING_DATASOURCE_URL",
                database.jdbcUrl(),
                "AWS_ENDPOINT_URL_S3",
                s3.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                EmbeddedS3.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                EmbeddedS3.SECRET_KEY,
                "AWS_REGION",
                EmbeddedS3.REGION,
                "CALLSYNC_SPOOL",
                folder.resolve("spool").toString()));
    }

    private String bucket() {
        return database.name().replace('_', '-');
    }

    private void addLead() {
        sql.update("INSERT INTO leads (id, created_at) VALUES (1, '2026-01-01')");
        sql.update("INSERT INTO phones (lead_id, number, type) VALUES (1, ?, 'mobile')", Calls.CUSTOMER);
    }

    /** Starts a run, with these faults planted in it. */
    CallsyncProcess run(Fault... faults) {
        return run(JavaCommand.quick(), faults);
    }

    CallsyncProcess run(JavaCommand java, Fault... faults) {
        JavaCommand faulty = faults.length == 0 ? java : java.with(AgentJar.option(List.of(faults)));
        return CallsyncProcess.start(faulty, environment, "run", JOB, "--date", DATE, "--jobs", folder.toString());
    }

    /** A run that must kill itself. */
    void runUntil(Fault fault) {
        try (CallsyncProcess run = run(fault)) {
            assertThat(run.exitCode()).as("%s%n%s", fault, run.output()).isEqualTo(137);
        }
        checks.assertConsistent();
    }

    /** A run that must complete. */
    void finish() {
        finish(JavaCommand.quick());
    }

    private void finish(JavaCommand java) {
        try (CallsyncProcess run = run(java)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    void assertConsistent() {
        checks.assertConsistent();
    }

    void assertExact() {
        checks.assertConsistent();
        checks.assertComplete();
    }

    long recordsRead() {
        return checks.recordsRead();
    }

    long redone() {
        return checks.redone();
    }

    String rows() {
        return checks.rows();
    }

    long count(String query) {
        return sql.queryForObject(query, Long.class);
    }

    /** Waits until a run has committed so many records. */
    void awaitRecords(long records, CallsyncProcess run) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !run.isAlive() || recordsRead() >= records);
    }

    /** Waits until a process has come to its fault, and lives on. */
    static void awaitFault(CallsyncProcess process) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !process.isAlive() || process.output().contains("fault: "));
        assertThat(process.isAlive()).as(process.output()).isTrue();
    }

    /** Until the holder of the job, whose lease is two seconds, has not been heard of for that long. */
    void awaitEndOfLease() {
        Awaitility.await()
                .until(() -> sql.queryForObject(
                        "SELECT heartbeat_at < UTC_TIMESTAMP(6) - INTERVAL 2 SECOND FROM callsync_leases",
                        Boolean.class));
    }

    /** Of the run that was started last. */
    String state() {
        return sql.queryForObject("SELECT state FROM callsync_runs ORDER BY id DESC LIMIT 1", String.class);
    }

    boolean isComplete() {
        return !sql.queryForList("SELECT 1 FROM callsync_nights WHERE complete").isEmpty();
    }

    JdbcTemplate sql() {
        return sql;
    }

    Calls calls() {
        return calls;
    }

    /** As if nothing had ever been loaded. */
    void clear() {
        Tables.empty(sql, Tables.LOADED);
        checks.forget();
    }

    @Override
    public void close() {
        database.close();
    }
}

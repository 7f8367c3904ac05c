package io.callsync.bench;

import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** What scenarios share: the servers, the nights, the contestants, and the list of what was measured. */
final class Workbench implements AutoCloseable {

    private final Settings settings;
    private final EmbeddedS3 s3;
    private final Server server;
    private final Path rowsFolder;
    private final Bucket bucket;
    private final MeasuredProcess processes;
    private final CallsyncJar callsync;
    private final Map<String, Night> nights = new HashMap<>();
    private final Map<String, ReadyRows> rows = new HashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();

    Workbench(Settings settings, EmbeddedS3 s3, Server server, Path folder) {
        this.settings = settings;
        this.s3 = s3;
        this.server = server;
        this.rowsFolder = folder.resolve("rows");
        this.bucket = new Bucket(s3, folder);
        this.processes = new MeasuredProcess(server, folder);
        this.callsync = new CallsyncJar(settings.launcher(), s3.endpoint(), folder.resolve("jobs"), processes);
    }

    Settings settings() {
        return settings;
    }

    Bucket bucket() {
        return bucket;
    }

    CallsyncJar callsync() {
        return callsync;
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** A first night of so many calls in so many files; made once. */
    Night night(long calls, int files) {
        return night(CallEvents.DATE, 0, calls, files);
    }

    /** The same for a date. @param first index of its first call */
    Night night(LocalDate date, long first, long calls, int files) {
        return nights.computeIfAbsent(
                "night-%s-from-%d-%d-calls-%d-files".formatted(date, first, calls, files),
                set -> bucket.put(set, date, new CallEvents(date, first, calls, 0), files));
    }

    /** A database with all tables and a directory, no calls. */
    TestDatabase database(long calls) {
        TestDatabase database = TestDatabase.migrated();
        Leads.fill(database.adminUrl(), calls);
        return database;
    }

    /** A database that callsync has loaded with a night, unmeasured. */
    TestDatabase loaded(Night night) {
        TestDatabase database = database(night.calls());
        callsync.run(night.set() + "-first", database, night);
        return database;
    }

    /** Loads the night's ready rows into empty tables. */
    Usage bound(String name, Night night) {
        try (TestDatabase database = TestDatabase.migrated()) {
            return bound(name, database, night, night.calls());
        }
    }

    /** Loads the night's ready rows. @param upTo calls that the tables then hold */
    Usage bound(String name, TestDatabase database, Night night, long upTo) {
        String folder = readyRows(night).folder().toString();
        settle();
        Usage usage = processes.run(name, JavaMain.command(LoadReadyRows.class, database.adminUrl(), folder), Map.of());
        Expected.calls(database.admin(), upTo);
        return usage;
    }

    /** A night's ready rows, from a database that holds this night and no other. They are kept. */
    ReadyRows readyRows(Night night, TestDatabase database) {
        return rows.computeIfAbsent(
                night.set(),
                set -> ReadyRows.export(
                        database.adminUrl(),
                        rowsFolder.resolve(set),
                        night.events().first()));
    }

    private ReadyRows readyRows(Night night) {
        if (rows.containsKey(night.set())) {
            return rows.get(night.set());
        }
        try (TestDatabase database = loaded(night)) {
            return readyRows(night, database);
        }
    }

    /** Loads the night into empty tables by the plain batch job. */
    Usage plain(String name, Night night) {
        try (TestDatabase database = database(night.calls())) {
            settle();
            String url = JdbcUrls.with(database.adminUrl(), "rewriteBatchedStatements=true&connectionTimeZone=UTC");
            Usage usage = processes.run(
                    name,
                    JavaMain.command(
                            PlainJob.class,
                            "--spring.datasource.url=" + url,
                            "--s3.endpoint=" + s3.endpoint(),
                            "--s3.prefix=" + night.prefix()),
                    callsync.s3Environment());
            Expected.calls(database.admin(), night.calls());
            return usage;
        }
    }

    /** Loads a night by callsync, and verifies the tables. @param jvmOptions of the JVM, none by default */
    Usage callsync(String name, TestDatabase database, Night night, String... jvmOptions) {
        settle();
        Usage usage = callsync.run(name, database, night, jvmOptions);
        check(name, database, night);
        return usage;
    }

    /** The tables hold what the night says, and callsync finds no fault with them either. */
    void check(String name, TestDatabase database, Night night) {
        check(name, database, night, night.calls());
    }

    /** The same. @param upTo calls that the tables hold, with those of other nights */
    void check(String name, TestDatabase database, Night night, long upTo) {
        Expected.outcomes(database.admin(), night, upTo);
        Usage usage = callsync.verify(name, database, night);
        System.out.printf("%s: verified in %.1f s%n", name, usage.seconds());
    }

    /** Loads a night into empty tables by callsync, and verifies them. */
    Usage callsync(String name, Night night, String... jvmOptions) {
        try (TestDatabase database = database(night.calls())) {
            return callsync(name, database, night, jvmOptions);
        }
    }

    /** Notes what was measured, and says so. */
    void note(Measurement measurement) {
        measurements.add(measurement);
        System.out.printf(
                "%s, round %d, %s: %.1f s, %.0f calls/s%n",
                measurement.scenario(),
                measurement.round(),
                measurement.contestant(),
                measurement.usage().seconds(),
                measurement.callsPerSecond());
    }

    /** Gives the server time to clean up after whoever was measured before. */
    void settle() {
        try {
            server.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a process's output of this name goes. */
    Path log(String name) {
        return processes.log(name);
    }

    /** Ready rows are as large as the tables. */
    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(rowsFolder);
    }

    /** What the two tables hold, as the server's checksums. */
    static List<Object> content(JdbcTemplate database) {
        return database.query("CHECKSUM TABLE communications, call_logs", (row, i) -> row.getObject("Checksum"));
    }
}

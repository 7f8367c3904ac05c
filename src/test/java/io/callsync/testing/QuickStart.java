package io.callsync.testing;

import static io.callsync.testing.AircallJson.aCall;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Copies the packaged callsync into a folder, with an archive of the classes that a night needs, ready for this JVM to map: it starts
 * in half the time. A night on the test servers shows which classes these are. {@code callsync.args}, beside them, is what java
 * takes to start it. Another JVM, or a folder that was moved, starts without the archive.
 */
public final class QuickStart {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String BUCKET = "callsync-quick-start";
    private static final int CALLS = 20_000;
    private static final int WITH_CACHES_THAT_A_RUN_MAKES = 25;

    private QuickStart() {}

    /** @param arguments the packaged jar and the folder */
    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            System.out.println("callsync starts by: java @" + make(Path.of(arguments[0]), Path.of(arguments[1])));
            exitCode = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            // the S3 server's threads would keep the JVM alive
            System.exit(exitCode);
        }
    }

    /** @return {@code callsync.args} */
    public static Path make(Path jar, Path folder) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder).toRealPath();
        Path copy = home.resolve(jar.getFileName());
        Path line = home.resolve("callsync.args");
        Archive archive = Archive.in(home);
        // a JVM that maps half an archive crashes: nothing names one before it is whole
        Files.deleteIfExists(line);
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        train(archive, copy);
        return Files.write(line, lines(archive, copy));
    }

    /** The JVM is silent, also about an archive that it cannot use: standard output belongs to reports. */
    private static List<String> lines(Archive archive, Path jar) {
        return List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                quoted(archive.use()),
                "-Xlog:all=off",
                // later than by default: in the first seconds the optimising compiler takes more than it gives, and
                // what a
                // night repeats reaches it all the same
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=1500",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=100000",
                // what a night allocates is dead at the end of its chunk: the collector without threads of its own
                // takes least
                "-XX:+UseSerialGC",
                "-jar",
                quoted(jar.toString()));
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\") + '"';
    }

    private static void train(Archive archive, Path jar) throws IOException, InterruptedException {
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket(BUCKET);
        s3.put(BUCKET, DATE + "/calls.json.gz", calls());
        Path jobs = Files.createTempDirectory("callsync-quick-start");
        Path job = Files.writeString(jobs.resolve("night.yml"), """
                provider: aircall
                source: s3://%s/{date}/
                settle: 0s
                """.formatted(BUCKET));
        try (TestDatabase database = TestDatabase.migrated()) {
            Map<String, String> environment = Map.of(
                    "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                    "AWS_ENDPOINT_URL_S3", s3.endpoint().toString(),
                    "AWS_REGION", EmbeddedS3.REGION,
                    "AWS_ACCESS_KEY_ID", EmbeddedS3.ACCESS_KEY,
                    "AWS_SECRET_ACCESS_KEY", EmbeddedS3.SECRET_KEY);
            String[] night = {"run", "night", "--date", DATE.toString(), "--jobs", jobs.toString()};
            List<String> arguments = new ArrayList<>(List.of(archive.make(), "-Xlog:all=off", "-jar", jar.toString()));
            arguments.addAll(List.of(night));
            java(environment, arguments.toArray(String[]::new));
        } finally {
            Files.delete(job);
            Files.delete(jobs);
        }
    }

    private static byte[] calls() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(IntStream.rangeClosed(1, CALLS)
                    .mapToObj(id -> aCall(id).line())
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void java(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(command, exitCode));
        }
    }

    /**
     * What this JVM keeps of a run for the next ones.
     *
     * @param make the option of the run
     * @param use the option of the next ones
     */
    private record Archive(String make, String use) {

        static Archive in(Path folder) {
            return Runtime.version().feature() < WITH_CACHES_THAT_A_RUN_MAKES
                    ? of("ArchiveClassesAtExit", "SharedArchiveFile", folder.resolve("callsync.jsa"))
                    : of("AOTCacheOutput", "AOTCache", folder.resolve("callsync.aot"));
        }

        private static Archive of(String make, String use, Path file) {
            return new Archive("-XX:%s=%s".formatted(make, file), "-XX:%s=%s".formatted(use, file));
        }
    }
}

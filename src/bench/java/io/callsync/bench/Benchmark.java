package io.callsync.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.callsync.testing.EmbeddedS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs the scenarios that {@code -Dcallsync.bench.scenarios} names, and prints their medians. */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target", "bench");

    private Benchmark() {}

    public static void main(String[] arguments) {
        // it warns of every server that is newer than itself
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
        int exitCode = 1;
        try {
            run(Settings.given());
            exitCode = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            // the S3 server's threads would keep the JVM alive
            System.exit(exitCode);
        }
    }

    private static void run(Settings settings) throws IOException {
        Map<String, Scenario> known = new LinkedHashMap<>();
        List.of(
                        new Fresh(),
                        new Redelivered(),
                        new SameNight(),
                        new HalfChanged(),
                        new ManyFiles(settings),
                        new BigFile(settings),
                        new OntoStanding(settings),
                        new Restart(),
                        new StartUp(settings))
                .forEach(scenario -> known.put(scenario.name(), scenario));
        if (!known.keySet().containsAll(settings.scenarios())) {
            throw new IllegalArgumentException(
                    "Scenarios are %s, asked for were %s".formatted(known.keySet(), settings.scenarios()));
        }
        Files.createDirectories(FOLDER);
        try (EmbeddedS3 s3 = EmbeddedS3.start();
                Server server = new Server();
                Workbench bench = new Workbench(settings, s3, server, FOLDER)) {
            server.allowLocalInfile();
            Report report = new Report(FOLDER, Surroundings.of(settings, server));
            for (String name : settings.scenarios()) {
                known.get(name).run(bench);
                report.write(known.values(), bench.measurements());
            }
        }
    }
}

package io.callsync.bench;

import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** callsync as it is packaged, started as a scheduler starts it. Its own {@code CALLSYNC_…} variables reach it. */
record CallsyncJar(List<String> launcher, URI s3, Path jobs, MeasuredProcess processes) {

    static final String JOB = "night";

    /** The same, started in another way. @param otherLauncher in words */
    CallsyncJar startedBy(List<String> otherLauncher) {
        return new CallsyncJar(otherLauncher, s3, jobs, processes);
    }

    /** Begins to load a night. */
    Process start(String name, TestDatabase database, Night night) {
        return processes.start(name, run(night), environment(database));
    }

    /** Loads a night. @param jvmOptions of the JVM, none by default */
    Usage run(String name, TestDatabase database, Night night, String... jvmOptions) {
        return processes.run(name, run(night), environment(database, jvmOptions));
    }

    /** Proves that nothing is lost or doubled. @throws IllegalStateException when it is not so */
    Usage verify(String name, TestDatabase database, Night night) {
        return processes.run(name + "-verify", command("verify", JOB, "--jobs", jobsFor(night)), environment(database));
    }

    /** How the AWS SDK finds the exports. */
    Map<String, String> s3Environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3", s3.toString(),
                "AWS_REGION", EmbeddedS3.REGION,
                "AWS_ACCESS_KEY_ID", EmbeddedS3.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", EmbeddedS3.SECRET_KEY);
    }

    private List<String> run(Night night) {
        return command("run", JOB, "--date", night.date().toString(), "--jobs", jobsFor(night));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(launcher);
        if (command.get(0).equals("java")) {
            command.set(0, JavaMain.java());
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> environment(TestDatabase database, String... jvmOptions) {
        Map<String, String> environment = new HashMap<>(s3Environment());
        environment.put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        if (jvmOptions.length > 0) {
            environment.put("JDK_JAVA_OPTIONS", String.join(" ", jvmOptions));
        }
        return environment;
    }

    private String jobsFor(Night night) {
        try {
            Path folder = Files.createDirectories(jobs.resolve(night.set()));
            Files.writeString(folder.resolve(JOB + ".yml"), """
                    provider: aircall
                    source: s3://%s/%s/{date}/
                    settle: 0s
                    """.formatted(Bucket.NAME, night.set()));
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

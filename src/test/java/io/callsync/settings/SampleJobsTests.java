package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.callsync.configuration.SchemaCheck;
import io.callsync.configuration.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator copies works as it is. */
class SampleJobsTests {

    private static final Path JOBS = Path.of("jobs");

    static Set<String> samples() {
        return JobFiles.names(JOBS);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleTellsEditorsItsSchemaAndKeepsToIt(String name) throws IOException {
        Path path = JOBS.resolve(name + ".yml");
        YamlFile file = YamlFile.read(path);

        SchemaCheck.named("job.schema.json").check(file);

        assertThatCode(file::throwIfRefused).doesNotThrowAnyException();
        assertThat(Files.readAllLines(path).get(0)).isEqualTo("# yaml-language-server: $schema=job.schema.json");
        assertThat(file.root().path("source").asString()).isEqualTo("s3://callsync-samples/" + name + "/{date}/");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleLoads(String name) {
        JobFile job = JobFiles.load(JOBS, name);

        assertThat(job.provider().name()).isEqualTo(name);
    }

    @Test
    void theJobInTheKubernetesExampleKeepsToTheSchema(@TempDir Path folder) throws IOException {
        String configMap = document("ConfigMap");
        String job = configMap
                .substring(configMap.indexOf("aircall.yml: |") + "aircall.yml: |".length())
                .stripIndent();

        YamlFile file = YamlFile.read(Files.writeString(folder.resolve("aircall.yml"), job));
        SchemaCheck.named("job.schema.json").check(file);

        assertThatCode(file::throwIfRefused).doesNotThrowAnyException();
    }

    /** HotSpot's ExitOnOutOfMemoryError exits with 3, which would read as "done, needs attention". */
    @ParameterizedTest
    @MethodSource("deployments")
    void runningOutOfMemoryIsAFailureToTryAgain(String deployment) throws IOException {
        assertThat(Files.readString(JOBS.resolve("deploy").resolve(deployment)))
                .contains("-XX:+CrashOnOutOfMemoryError -XX:-CreateCoredumpOnCrash")
                .doesNotContain("ExitOnOutOfMemoryError");
    }

    static Set<String> deployments() {
        return Set.of("crontab", "callsync.service", "cronjob.yaml");
    }

    private static String document(String kind) throws IOException {
        String all = Files.readString(JOBS.resolve("deploy/cronjob.yaml"));
        return Pattern.compile("^---$", Pattern.MULTILINE)
                .splitAsStream(all)
                .filter(document -> document.contains("kind: " + kind + "\n"))
                .findFirst()
                .orElseThrow();
    }
}

package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.configuration.ConfigurationError;
import io.callsync.configuration.SchemaCheck;
import io.callsync.configuration.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that operators' editors use and the loader say the same. */
class JobSchemaTests {

    private static final JsonNode SCHEMA =
            JsonMapper.shared().readTree(JobSchemaTests.class.getResourceAsStream("/schema/job.schema.json"));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyKeyIsDescribedWithExamplesThatLoad() {
        var tests = new TreeMap<String, JsonNode>();
        eachKey(SCHEMA, "", tests::put);
        return tests.entrySet().stream()
                .map(key -> DynamicTest.dynamicTest(key.getKey(), () -> {
                    assertThat(key.getValue().path("title").asString()).isNotBlank();
                    assertThat(key.getValue().path("description").asString()).endsWith(".");
                    assertThat(key.getValue().path("examples"))
                            .isNotEmpty()
                            .allSatisfy(example -> loads(key.getKey(), example));
                }));
    }

    @Test
    void theDefaultsOfTheSchemaAreThoseOfTheLoader() {
        var job = new TestJobs(folder);
        var text = new StringBuilder(TestJobs.MINIMAL);
        eachKey(SCHEMA, "", (key, schema) -> {
            if (schema.has("default") && !key.contains(".")) {
                text.append("%s: %s\n".formatted(key, schema.path("default")));
            }
        });
        text.append("attention: {%s}\n".formatted(defaultsOf("attention")));
        text.append("expect: {%s}\n".formatted(defaultsOf("expect")));
        text.append("limits: {%s}\n".formatted(defaultsOf("limits")));

        assertThat(job.load(text.toString())).isEqualTo(job.load(TestJobs.MINIMAL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source: gs://acme/               | source is 'gs://acme/': expected s3://bucket/folder/ or file:/folder/
            source: s3://acme/phonely        | ending with a slash
            source: file:exports/            | source is 'file:exports/'
            source: s3://{date}/phonely/     | source is 's3://{date}/phonely/'
            look-back: 3                     | look-back is '3': expected a number of days such as 3d
            look-back: -1d                   | look-back is '-1d'
            settle: 10 m                     | settle is '10 m'
            settle: 1m30s                    | settle is '1m30s'
            limits: { file: 50GB }           | limits.file is '50GB': expected a size such as 50GiB
            limits: { file: 0B }             | limits.file is '0B'
            limits: { expansion: 0 }         | limits.expansion is '0': expected a whole number from 1 to 10000
            limits: { expansion: 2.5 }       | limits.expansion is '2.5'
            limits: { record: [1MiB] }       | limits.record is a list: expected a size
            limits:                          | limits is empty: expected a group of settings
            attention: { quarantined: 1 }    | attention.quarantined is '1': expected a percentage such as 1%
            attention: { quarantined: 101% } | attention.quarantined is '101%'
            attention: { no-files: maybe }   | attention.no-files is 'maybe': expected true or false
            attention: { no-file: true }     | unknown key 'attention.no-file' (did you mean 'no-files'?)
            expect: { files: 0 }             | expect.files is '0': expected a whole number from 1
            expect: { records: 1..5 }        | expect.records is '1..5': expected a whole number from 1
            expect: { bytes: 3MB }           | expect.bytes is '3MB': expected a size such as 10MiB
            expect: { by: 24:00 }            | expect.by is '24:00': expected a time of day such as 04:00
            expect: { weekdays: mon }        | expect.weekdays is 'mon': expected a list of different weekdays
            expect: { weekdays: [] }         | expect.weekdays is a list: expected a list of different weekdays
            expect: { weekdays: [mon, mon] } | expect.weekdays is a list: expected a list of different weekdays
            expect: { weekdays: [monday] }   | expect.weekdays.0 is 'monday': expected a weekday: mon, tue, wed
            expect: { holidays: [25.12.] }   | expect.holidays.0 is '25.12.': expected a date such as 2026-12-25
            expect: { attention: [empty] }   | expect.attention.0 is 'empty': expected a verdict: missing, zero-rows
            expect: { attention: [pending] } | expect.attention.0 is 'pending': expected a verdict
            expect: { file: 3 }              | unknown key 'expect.file' (did you mean 'files'?)
            statuses: [voicemail]            | statuses is a list: expected a group of lines 'provider value: status'
            statuses: { voicemail: Missed }  | statuses.voicemail is 'Missed': expected a status in lower case
            options: { first-leg: [user] }   | options.first-leg is a list: expected a single value
            files: ''                        | files is '': expected a glob
            nightly: true                    | unknown key 'nightly': expected one of [attention, expect, files
            """)
    void editorsAndTheLoaderRefuseAlike(String line, String message) {
        var jobs = new TestJobs(folder);
        String text = line.startsWith("source") ? "provider: phonely\n" + line : TestJobs.MINIMAL + line;
        YamlFile file = YamlFile.read(jobs.write(text + "\n"));

        SchemaCheck.named("job.schema.json").check(file);

        assertThatThrownBy(file::throwIfRefused).hasMessageContaining(message);
        assertThatThrownBy(() -> jobs.load(text + "\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(message);
    }

    @Test
    void theSchemaInTheJarIsTheOneBesideTheJobs() throws IOException {
        assertThat(JobFiles.class.getResourceAsStream("/schema/job.schema.json"))
                .hasBinaryContent(Files.readAllBytes(Path.of("jobs", "job.schema.json")));
    }

    private void loads(String key, JsonNode example) {
        String[] names = key.split("\\.");
        String setting = names.length == 1
                ? "%s: %s\n".formatted(key, example)
                : "%s: { %s: %s }\n".formatted(names[0], names[1], example);
        String text = TestJobs.MINIMAL
                .lines()
                .filter(line -> !line.startsWith(key + ":"))
                .map(line -> line + "\n")
                .reduce("", String::concat);

        assertThat(new TestJobs(folder).load(text + setting)).isNotNull();
    }

    private static String defaultsOf(String group) {
        Map<String, String> defaults = new TreeMap<>();
        eachKey(SCHEMA.path("properties").path(group), "", (key, schema) -> {
            if (schema.has("default")) {
                defaults.put(key, "%s: %s".formatted(key, schema.path("default")));
            }
        });
        return String.join(", ", defaults.values());
    }

    private static void eachKey(JsonNode schema, String prefix, BiConsumer<String, JsonNode> action) {
        schema.path("properties").properties().forEach(property -> {
            action.accept(prefix + property.getKey(), property.getValue());
            eachKey(property.getValue(), prefix + property.getKey() + ".", action);
        });
    }
}

package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.callsync.calendar.Expectation;
import io.callsync.calendar.Verdict;
import io.callsync.call.CallStatus;
import io.callsync.configuration.ConfigurationError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFilesTests {

    @TempDir
    private Path folder;

    private TestJobs jobs;

    @BeforeEach
    void useAFolderOfItsOwn() {
        jobs = new TestJobs(folder);
    }

    @Test
    void everySettingIsRead() {
        JobFile job = jobs.load("""
                # yaml-language-server: $schema=job.schema.json
                provider: phonely
                source: s3://acme-call-exports/phonely/{date}/
                files: "**/*.json*"
                time-zone: America/Toronto
                phone-region: CA
                look-back: 5d
                settle: 2h
                statuses: { Voicemail: interrupted, "no answer/busy": attempted }
                attention: { quarantined: 0.5%, no-files: false }
                options: { first-leg: user, click-to-call: true }
                expect: { files: 24, records: 1000, bytes: 3MiB, by: 04:00, weekdays: [mon, fri],
                  holidays: [2026-12-25], attention: [zero-rows, late] }
                limits: { record: 512KiB, file: 2GiB, expansion: 1000 }
                """);

        assertThat(job.name()).isEqualTo("nightly");
        assertThat(job.provider().name()).isEqualTo("phonely");
        assertThat(job.source()).isEqualTo("s3://acme-call-exports/phonely/{date}/");
        assertThat(job.files()).isEqualTo("**/*.json*");
        assertThat(job.zone()).isEqualTo(ZoneId.of("America/Toronto"));
        assertThat(job.phoneRegion()).isEqualTo("CA");
        assertThat(job.lookBackDays()).isEqualTo(5);
        assertThat(job.settle()).isEqualTo(Duration.ofHours(2));
        assertThat(job.statuses())
                .containsOnly(
                        entry("voicemail", CallStatus.INTERRUPTED), entry("no answer/busy", CallStatus.ATTEMPTED));
        assertThat(job.options()).containsOnly(entry("first-leg", "user"), entry("click-to-call", "true"));
        assertThat(job.quarantinedShare()).isEqualTo(0.005);
        assertThat(job.allowEmpty()).isTrue();
        assertThat(job.expect())
                .isEqualTo(new Expectation(
                        24L,
                        1000L,
                        3L << 20,
                        LocalTime.of(4, 0),
                        job.zone(),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        Set.of(LocalDate.of(2026, 12, 25)),
                        Set.of(Verdict.ZERO_ROWS, Verdict.LATE)));
        assertThat(job.limits()).isEqualTo(new JobFile.Limits(512 << 10, 2L << 30, 1000));
    }

    @Test
    void aProviderAndASourceAreEnough() {
        JobFile job = jobs.load(TestJobs.MINIMAL);

        assertThat(job.files()).isEqualTo("**");
        assertThat(job.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(job.phoneRegion()).isNull();
        assertThat(job.lookBackDays()).isEqualTo(3);
        assertThat(job.settle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(job.statuses()).isEmpty();
        assertThat(job.options()).isEmpty();
        assertThat(job.quarantinedShare()).isEqualTo(0.01);
        assertThat(job.allowEmpty()).isFalse();
        assertThat(job.expect()).isEqualTo(Expectation.NOTHING);
        assertThat(job.limits()).isEqualTo(JobFile.Limits.DEFAULT);
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
        String text = """
                # every line has a mistake
                provider: phonly
                source: s3://acme/phonely/{day}/
                timezone: America/Toronto
                phone-region: ca
                files: "*.{json"
                settle: 10 minutes
                statuses: { voicemail: interupted }
                limits: { record: 1MB, expanson: 3 }
                """;

        assertThatThrownBy(() -> jobs.load(text))
                .isInstanceOfSatisfying(
                        ConfigurationError.class,
                        error -> assertThat(error.line()).isEqualTo(2))
                .extracting(Throwable::getMessage)
                .asString()
                .isEqualToNormalizingNewlines(
                        """
                        FILE:2: unknown provider 'phonly' (did you mean 'phonely'?)
                        FILE:3: source has '{day}': expected {date}, {yyyy}, {MM} or {dd}
                        FILE:4: unknown key 'timezone' (did you mean 'time-zone'?)
                        FILE:5: unknown phone region 'ca' (did you mean 'CA'?)
                        FILE:6: files is '*.{json': expected a glob such as **/*.json*
                        FILE:7: settle is '10 minutes': expected a duration such as 10m (s, m, h, d)
                        FILE:8: statuses.voicemail is 'interupted' (did you mean 'interrupted'?)
                        FILE:9: limits.record is '1MB': expected a size such as 1MiB (B, KiB, MiB, GiB)
                        FILE:9: unknown key 'limits.expanson' (did you mean 'expansion'?)""".replace("FILE", folder.resolve("nightly.yml").toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            time-zone: America/Toronot           | 3: unknown time zone 'America/Toronot' (did you mean 'America/Toronto'?)
            time-zone: Mars                      | 3: unknown time zone 'Mars': expected a name such as America/Toronto
            expect: { holidays: [2026-02-30] }   | 3: expect.holidays has '2026-02-30': there is no such day
            phone-region: UK                     | 3: unknown phone region 'UK': expected a name such as CA
            options: { frist-leg: user }         | 3: unknown option 'frist-leg' of provider phonely (did you mean 'first-leg'?)
            options: { first-leg: agent }        | 3: options.first-leg is 'agent': expected one of [customer, user]
            statuses: { Busy: error, busy: error } | 3: statuses.busy is set twice
            settle: 3d                           | 3: settle is as long as look-back (3d): a file that comes late would never
            look-back: 0d                        | 3: settle is as long as look-back (0d)
            limits: { record: 2GiB }             | 3: limits.record is '2GiB': expected at most 1GiB
            files: "*.{csv}}"                    | 3: files is '*.{csv}}': expected a glob
            files: "[*.csv"                      | 3: files is '[*.csv': expected a glob
            files: "{dd}/*"                      | 2: source has a part of a date
            provider: phonely                    | 3: 'provider' is already set in line 1
            zone: *anchor                        | 3: aliases (*name) are not supported
            limits: { record: 1MiB               | is not YAML
            """)
    void whatASchemaCannotKnowIsCheckedToo(String line, String message) {
        String text = TestJobs.MINIMAL + line + "\n";
        String jobText =
                line.contains("{dd}") ? text.replace("{date}", "{yyyy}/{MM}").replace("{dd}", "{yyyy}") : text;

        assertThatThrownBy(() -> jobs.load(jobText))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("nightly.yml:")
                .hasMessageContaining(message);
    }

    @Test
    void aDateMayBeSpreadOverSourceAndFiles() {
        JobFile job =
                jobs.load("provider: phonely\nsource: file:/exports/{yyyy}/{MM}/\nfiles: 'calls-{dd}.{csv,txt}'\n");

        assertThat(job.files()).isEqualTo("calls-{dd}.{csv,txt}");
    }

    @Test
    void everyFileOfAnUndatedSourceMayTakeItsTimeToSettle() {
        JobFile job = jobs.load("provider: phonely\nsource: file:/exports/\nlook-back: 0d\n");

        assertThat(job.lookBackDays()).isZero();
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> jobs.load("# nothing yet\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage(folder.resolve("nightly.yml") + ": holds no settings");
    }

    @Test
    void aSecondDocumentIsNotIgnored() {
        assertThatThrownBy(() -> jobs.load(TestJobs.MINIMAL + "---\nsettle: 1h\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("a second document begins here");
    }

    @Test
    void providerAndSourceAreRequired() {
        assertThatThrownBy(() -> jobs.load("files: '*.csv'\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("'provider' is missing")
                .hasMessageContaining("'source' is missing");
    }

    @Test
    void norwayIsARegionAndNotABoolean() {
        assertThat(jobs.load(TestJobs.MINIMAL + "phone-region: NO\n").phoneRegion())
                .isEqualTo("NO");
    }

    @Test
    void aProviderOfTheOperatorsOwnIsFoundBesideTheJobs() throws IOException {
        declare("pbx", Files.readString(Path.of("jobs", "providers", "asterisk.yml")));

        JobFile job = jobs.load("provider: pbx\nsource: file:/exports/\noptions: { click-to-call: 'yes' }\n");

        assertThat(job.provider().name()).isEqualTo("pbx");
        assertThat(job.options()).containsOnly(entry("click-to-call", "yes"));
    }

    @Test
    void problemsOfADeclaredProviderAreToldWithThoseOfTheJob() throws IOException {
        declare("pbx", "csv: { heather: false }\n");

        assertThatThrownBy(() -> jobs.load("provider: pbx\nsource: file:/exports/\nsettle: soon\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("nightly.yml:3: settle is 'soon'")
                .hasMessageContaining(Path.of("providers", "pbx.yml") + ":1");
    }

    @Test
    void aDeclaredProviderNeverHidesABuiltInOne() throws IOException {
        declare("phonely", Files.readString(Path.of("jobs", "providers", "asterisk.yml")));

        assertThatThrownBy(() -> jobs.load(TestJobs.MINIMAL))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("1: providers/phonely.yml has the name of a built-in provider: rename it");
    }

    private void declare(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("providers")).resolve(name + ".yml"), text);
    }

    @Test
    void aNameWithoutAFileListsTheJobsAndTheNearestOne() throws IOException {
        Files.writeString(folder.resolve("aircall.yml"), TestJobs.MINIMAL);
        Files.writeString(folder.resolve("twilio.yml"), TestJobs.MINIMAL);

        assertThatThrownBy(() -> JobFiles.load(folder, "aircal"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage(folder
                        + ": there is no job 'aircal' (did you mean 'aircall'?); the jobs here are aircall, twilio");
    }

    @Test
    void aNameNeverLeavesTheFolder() throws IOException {
        Files.writeString(folder.resolve("outside.yml"), TestJobs.MINIMAL);
        Path jobsFolder = Files.createDirectory(folder.resolve("jobs"));

        assertThatThrownBy(() -> JobFiles.load(jobsFolder, "../outside"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("there is no job '../outside'; the folder holds no job files");
    }
}

package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.ScriptedBucket;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import io.callsync.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code callsync doctor} on exports that cannot be loaded, one thing at a time: it alone is found, with what to type. */
class DoctorSourceTests extends DoctorCase {

    @Test
    void aSpoolThatCannotBeMadeIsFound() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        String url = crm.database().jdbcUrl();

        Typed doctor = fresh(url, "--json", "--callsync.spool=" + file.resolve("spool"));

        assertThat(doctor.exitCode()).isEqualTo(5);
        assertFound(doctor, "spool: broken").containsEntry("next", "ls -ld '%s'".formatted(file.resolve("spool")));
        assertThat(severities(doctor)).containsEntry("disk", "skipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void aBucketOfARealServerIsInOrderWhateverItsNewestFileHolds(String content) throws IOException {
        EmbeddedS3 s3 = TestServers.s3();
        s3.bucket("doctor");
        s3.put("doctor", "calls/%s/calls.jsonl".formatted(YESTERDAY), content.getBytes(UTF_8));
        aJob("aircall", "s3://doctor/calls/{date}/");
        try (var settings = new AwsSettings(s3.endpoint())) {
            settings.set("aws.region", EmbeddedS3.REGION);
            Typed doctor = doctor();

            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            assertThat(doctor.out())
                    .contains("ok     s3://doctor/calls/", "ok     the source's and this machine's are ");
        }
    }

    @Test
    void aBucketThatIsNotThereAndASecretThatIsWrongAreNamed() throws IOException {
        aJob("aircall", "s3://doctor-nowhere/calls/{date}/");
        try (var settings = new AwsSettings(TestServers.s3().endpoint())) {
            settings.set("aws.region", EmbeddedS3.REGION);
            assertFound(doctor("--json"), "source: broken")
                    .extractingByKey("what")
                    .asString()
                    .contains("bucket doctor-nowhere does not exist");

            settings.set("aws.secretAccessKey", "wrong");
            assertFound(doctor("--json"), "source: broken")
                    .extractingByKey("what")
                    .asString()
                    .contains("the AWS credentials are wrong");
        }
    }

    @Test
    void aBucketThatMayNotBeListedNamesThePermission() throws IOException {
        Typed doctor = onBucket(
                bucket(),
                (request, answer) -> ScriptedBucket.lists(request) ? ScriptedS3.error(403, "AccessDenied") : answer);

        assertThat(doctor.exitCode()).isEqualTo(5);
        Map<String, String> source = problem(doctor, "source");
        assertThat(problems(doctor)).containsExactly("source: broken");
        assertThat(source.get("what"))
                .contains("allow s3:ListBucket on arn:aws:s3:::scripted")
                .doesNotContain("GetObject");
        assertThat(source).containsEntry("next", "aws s3 ls 's3://scripted/calls/'");
        assertThat(severities(doctor)).containsEntry("object", "skipped");
    }

    @Test
    void anObjectThatMayNotBeReadNamesThePermission() throws IOException {
        Typed doctor = onBucket(
                bucket(),
                (request, answer) -> ScriptedBucket.lists(request) ? answer : ScriptedS3.error(403, "AccessDenied"));

        assertThat(doctor.exitCode()).isEqualTo(5);
        Map<String, String> object = problem(doctor, "object");
        assertThat(problems(doctor)).containsExactly("object: broken");
        assertThat(object.get("what"))
                .contains("allow s3:GetObject on arn:aws:s3:::scripted/*")
                .doesNotContain("ListBucket");
        assertThat(object)
                .containsEntry(
                        "next",
                        "aws s3api get-object --bucket scripted --key 'calls/%s/calls.jsonl' --range bytes=0-0 /dev/null"
                                .formatted(YESTERDAY));
    }

    @Test
    void anS3WhoseClockIsAnHourBehindNeedsALook() throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusHours(1));

        Typed doctor = onBucket(bucket(), (request, answer) -> answer.with("Date", date));

        assertThat(doctor.exitCode()).isEqualTo(3);
        assertFound(doctor, "source-clock: attention")
                .containsEntry("next", "timedatectl set-ntp true")
                .extractingByKey("what")
                .asString()
                .startsWith("the source's is 1 h 0 min behind this machine's");
    }

    @Test
    void aFileThatTheDiskHasNoRoomForIsFound() throws IOException {
        Typed doctor = onBucket(
                bucket(),
                (request, answer) -> ScriptedBucket.lists(request)
                        ? new Reply(
                                answer.status(),
                                answer.headers(),
                                new String(answer.body(), UTF_8)
                                        .replaceFirst("<Size>\\d+", "<Size>9000000000000000")
                                        .getBytes(UTF_8))
                        : answer);

        assertThat(doctor.exitCode()).isEqualTo(5);
        assertFound(doctor, "disk: broken")
                .extractingByKey("what")
                .asString()
                .endsWith("calls.jsonl has 9,000,000,000 MB");
    }

    @Test
    void aFolderWithoutFilesNeedsALook() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        aJob("aircall", "file:%s/empty/{date}/".formatted(folder));

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(3);
        assertFound(doctor, "source: attention").containsEntry("next", "ls -l '%s/empty/'".formatted(folder));
    }

    @Test
    void aFolderThatIsNotThereIsNoNightWithoutFiles() throws IOException {
        aJob("aircall", "file:%s/nowhere/{date}/".formatted(folder));

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(5);
        assertFound(doctor, "source: broken").containsEntry("next", "ls -l '%s/nowhere/'".formatted(folder));
    }

    private static ScriptedBucket bucket() {
        ScriptedBucket bucket = new ScriptedBucket(10);
        bucket.put("calls/%s/calls.jsonl".formatted(YESTERDAY), aCall(1).line());
        return bucket;
    }

    private Typed onBucket(ScriptedBucket bucket, BiFunction<Request, Reply, Reply> change) throws IOException {
        aJob("aircall", "s3://scripted/calls/{date}/");
        try (var s3 = new ScriptedS3(request -> change.apply(request, bucket.apply(request)));
                var settings = new AwsSettings(s3.endpoint())) {
            settings.set("aws.region", EmbeddedS3.REGION);
            return doctor("--json");
        }
    }
}

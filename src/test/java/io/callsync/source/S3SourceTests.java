package io.callsync.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.EmbeddedS3;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3SourceTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final byte[] JSON = "{\"id\":1}\n".getBytes(UTF_8);

    private final EmbeddedS3 s3 = TestServers.s3();
    private final String bucket = UUID.randomUUID().toString();
    private AwsSettings settings;

    @TempDir
    Path folder;

    @BeforeEach
    void makeBucket() {
        s3.bucket(bucket);
        settings = new AwsSettings(s3.endpoint());
    }

    @AfterEach
    void restoreSettings() {
        settings.close();
    }

    @Test
    void onlyTheDateOfTheRunIsListedInOrder() {
        // given
        s3.put(bucket, "calls/2026/11/22/b.json", JSON);
        s3.put(bucket, "calls/2026/11/22/a/z.json.gz", JSON);
        s3.put(bucket, "calls/2026/11/22/readme.txt", JSON);
        s3.put(bucket, "calls/2026/11/21/a.json", JSON);
        s3.put(bucket, "calls/2026/11/220/a.json", JSON);
        // when
        Listing listing = list("calls/{yyyy}/{MM}/{dd}");
        // then
        assertThat(keys(listing.objects())).containsExactly("calls/2026/11/22/a/z.json.gz", "calls/2026/11/22/b.json");
        assertThat(listing.objects()).allSatisfy(object -> {
            assertThat(object.date()).isEqualTo(DATE);
            assertThat(object.size()).isEqualTo(JSON.length);
            assertThat(object.version()).matches("[0-9a-f]{32}");
        });
    }

    @Test
    void aWholeBucketCanBeTheSource() {
        s3.put(bucket, "a.json", JSON);
        s3.put(bucket, "x/b.json", JSON);
        assertThat(keys(list("").objects())).containsExactly("a.json", "x/b.json");
    }

    @Test
    void aKeyOrAUriTellsTheDateOnWhichItIsListed() {
        try (ExportSource source = open(bucket, "calls/{yyyy}/{MM}/{dd}")) {
            String key = "calls/2026/11/22/a/b.json.gz";

            assertThat(source.datesOf(key, DATE)).containsExactly(DATE);
            assertThat(source.datesOf("s3://" + bucket + "/" + key, DATE.plusDays(9)))
                    .containsExactly(DATE);
            assertThat(source.datesOf(key, DATE.minusDays(1))).as("later").isEmpty();
            assertThat(source.datesOf("calls/2026/11/22/a.txt", DATE)).isEmpty();
            assertThat(source.datesOf("2026/11/22/a.json", DATE)).isEmpty();
            assertThat(source.datesOf("s3://" + bucket + "/calls/2026/02/30/a.json", DATE))
                    .isEmpty();
        }
        try (ExportSource undated = open(bucket, "calls/")) {
            assertThat(undated.datesOf("calls/a.json", DATE)).hasSizeGreaterThan(9_000);
        }
    }

    @Test
    void aListedObjectIsNamedByItsUriItsKeyOrTheEndOfThat() {
        s3.put(bucket, "calls/a.json", JSON);
        s3.put(bucket, "calls/aa.json", JSON);
        try (ExportSource source = open(bucket, "calls/")) {
            ExportObject object = source.list(DATE).objects().get(0);

            for (String name : List.of("s3://" + bucket + "/calls/a.json", "calls/a.json", "a.json")) {
                assertThat(source.isNamed(object, name)).as(name).isTrue();
            }
            for (String name : List.of("s3://" + bucket + "/a.json", "b.json", "s/a.json", "json", "calls/aa.json")) {
                assertThat(source.isNamed(object, name)).as(name).isFalse();
            }
        }
    }

    @Test
    void aNameOfAnotherBucketIsRefused() {
        try (ExportSource source = open(bucket, "calls/")) {
            for (String name : List.of("s3://other/calls/a.json", "file:/calls/a.json", "https://example.com/a.json")) {
                assertThatThrownBy(() -> source.datesOf(name, DATE))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("%s does not lie in s3://%s/".formatted(name, bucket));
            }
        }
    }

    @Test
    void row55EveryPageOf2500KeysIsListed() throws IOException {
        try (var paged = new ScriptedS3(S3SourceTests::page)) {
            settings.set("aws.endpointUrlS3", paged.endpoint().toString());
            assertThat(list("calls/").objects()).hasSize(2_500).doesNotHaveDuplicates();
            assertThat(paged.requests).hasSize(3);
        }
    }

    @Test
    void row55ARefusedPageIsNoShorterListing() throws IOException {
        try (var paged = new ScriptedS3(request -> request.line().contains("continuation-token=1000")
                ? ScriptedS3.error(400, "InvalidArgument")
                : page(request))) {
            settings.set("aws.endpointUrlS3", paged.endpoint().toString());
            assertThatThrownBy(() -> list("calls/"))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("S3 answered 400 InvalidArgument");
        }
    }

    @Test
    void aFolderPlaceholderIsNoExport() {
        s3.put(bucket, "calls/", new byte[0]);
        s3.put(bucket, "calls/x.json/", new byte[0]);
        assertThat(list("calls/").objects()).isEmpty();
    }

    @Test
    void anEmptyPrefixHoldsNothing() {
        assertThat(list("nothing/{date}/")).isEqualTo(new Listing(List.of(), List.of()));
    }

    @Test
    void anObjectYoungerThanTheSettleTimeIsCountedButNotRead() {
        s3.put(bucket, "calls/a.json", JSON);
        Listing listing =
                open(bucket, "calls/", Duration.ofHours(1), Clock.systemUTC()).list(DATE);
        assertThat(listing.objects()).isEmpty();
        assertThat(keys(listing.unsettled())).containsExactly("calls/a.json");
    }

    @Test
    void anyKeyCanBeListedAndFetched() throws IOException {
        String key = "calls/ein Anruf +1&2%41=ü?#'\"<x>.json";
        s3.put(bucket, key, JSON);
        try (ExportSource source = open(bucket, "calls/")) {
            ExportObject object = source.list(DATE).objects().get(0);
            assertThat(object.uri()).isEqualTo("s3://" + bucket + "/" + key);
            source.fetch(object, folder.resolve("1"));
        }
        assertThat(folder.resolve("1")).hasBinaryContent(JSON);
    }

    @Test
    void anEmptyObjectIsFetched() throws IOException {
        s3.put(bucket, "calls/a.json", new byte[0]);
        try (ExportSource source = open(bucket, "calls/")) {
            source.fetch(source.list(DATE).objects().get(0), folder.resolve("1"));
        }
        assertThat(folder.resolve("1")).isEmptyFile();
    }

    @Test
    void row51And53AReplacedOrDeletedObjectOfARealServerIsNotMixedUp() {
        s3.put(bucket, "calls/a.json", JSON);
        try (ExportSource source = open(bucket, "calls/")) {
            ExportObject object = source.list(DATE).objects().get(0);
            s3.put(bucket, "calls/a.json", "{}".getBytes(UTF_8));
            assertThatThrownBy(() -> source.fetch(object, folder.resolve("1")))
                    .isInstanceOf(ExportSource.Replaced.class);
            s3.client().deleteObject(request -> request.bucket(bucket).key("calls/a.json"));
            assertThatThrownBy(() -> source.fetch(object, folder.resolve("1")))
                    .isInstanceOf(ExportSource.Vanished.class);
        }
    }

    @Test
    void aMissingBucketIsNamed() {
        assertThatThrownBy(() -> open("no-such-bucket", "calls/").list(DATE))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("cannot list s3://no-such-bucket/calls/: bucket no-such-bucket does not exist:"
                        + " check the job's source, the AWS account and any AWS_ENDPOINT_URL_S3");
    }

    @Test
    void wrongCredentialsAreNamed() {
        settings.set("aws.secretAccessKey", "other");
        assertThatThrownBy(() -> open(bucket, "calls/").list(DATE))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("the AWS credentials are wrong (S3 answered 403 SignatureDoesNotMatch)");
    }

    @Test
    void anUnreachableServerIsNamed() {
        settings.close();
        settings = new AwsSettings(URI.create("http://127.0.0.1:1"));
        var selection = new Selection("calls/", "**", Duration.ZERO, Clock.systemUTC());
        var once = new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                1,
                1,
                Duration.ZERO,
                Duration.ofSeconds(1),
                1);
        assertThatThrownBy(() -> new S3Source(bucket, selection, once).list(DATE))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("S3 cannot be reached: check the network, proxy and any AWS_ENDPOINT_URL_S3");
    }

    @Test
    void nothingIsContactedBeforeTheFirstListing() {
        settings.set("aws.endpointUrlS3", "http://127.0.0.1:1");
        ExportSource source = open(bucket, "calls/{date}/");
        assertThat(source.dated()).isTrue();
        source.close();
    }

    /** 2,500 keys, a thousand a page, the number of the first key as token. */
    private static ScriptedS3.Reply page(ScriptedS3.Request request) {
        Matcher token = Pattern.compile("continuation-token=(\\d+)").matcher(request.line());
        int from = token.find() ? Integer.parseInt(token.group(1)) : 0;
        int to = Math.min(from + 1_000, 2_500);
        String objects = IntStream.range(from, to)
                .mapToObj(
                        "<Contents><Key>calls/%05d.json</Key><ETag>\"a-1\"</ETag><Size>1</Size><LastModified>2026-11-22T01:00:00Z</LastModified></Contents>"
                                ::formatted)
                .collect(Collectors.joining());
        String next = to < 2_500 ? "<NextContinuationToken>%d</NextContinuationToken>".formatted(to) : "";
        String xml = "<ListBucketResult><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
                .formatted(to < 2_500, next, objects);
        return new ScriptedS3.Reply(200, Map.of("Content-Type", "application/xml"), xml.getBytes(UTF_8));
    }

    private Listing list(String prefix) {
        try (ExportSource source = open(bucket, prefix)) {
            return source.list(DATE);
        }
    }

    private static ExportSource open(String bucket, String prefix) {
        Clock later = Clock.fixed(Instant.now().plusSeconds(3600), ZoneOffset.UTC);
        return open(bucket, prefix, Duration.ofMinutes(5), later);
    }

    private static ExportSource open(String bucket, String prefix, Duration settle, Clock clock) {
        return ExportSources.open("s3://" + bucket + "/" + prefix, "**/*.json*", settle, clock);
    }

    private List<String> keys(List<ExportObject> objects) {
        return objects.stream()
                .map(object -> object.uri().substring("s3://".length() + bucket.length() + 1))
                .toList();
    }
}

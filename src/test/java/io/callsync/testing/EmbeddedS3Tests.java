package io.callsync.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class EmbeddedS3Tests {

    private final EmbeddedS3 s3 = TestServers.s3();
    private final S3Client client = s3.client();
    private final String bucket = UUID.randomUUID().toString();

    @BeforeEach
    void makeBucket() {
        s3.bucket(bucket);
    }

    @Test
    void givesBackWhatWasPut() {
        s3.put(bucket, "calls/2026-11-22.csv", "id,from,to".getBytes(UTF_8));
        assertThat(read("calls/2026-11-22.csv")).isEqualTo("id,from,to");
    }

    @Test
    void listsKeysWithTheirETagsAndSizes() {
        String eTag = s3.put(bucket, "calls/a.csv", "12345".getBytes(UTF_8));
        assertThat(s3.list(bucket))
                .extracting(S3Object::key, S3Object::eTag, S3Object::size)
                .containsExactly(tuple("calls/a.csv", eTag, 5L));
    }

    @Test
    void countsDownloadsAndNothingElse() {
        s3.put(bucket, "a", "first".getBytes(UTF_8));
        s3.list(bucket);
        client.headObject(head -> head.bucket(bucket).key("a"));
        long before = s3.downloads();
        read("a");
        assertThat(s3.downloads() - before).isEqualTo(1);
    }

    @Test
    void readsTheVersionThatWasListed() {
        String eTag = s3.put(bucket, "a", "first".getBytes(UTF_8));
        assertThat(client.getObjectAsBytes(get -> get.bucket(bucket).key("a").ifMatch(eTag))
                        .asUtf8String())
                .isEqualTo("first");
    }

    @Test
    void refusesToReadAVersionThatWasReplaced() {
        String eTag = s3.put(bucket, "a", "first".getBytes(UTF_8));
        s3.put(bucket, "a", "second".getBytes(UTF_8));
        assertThatThrownBy(() -> client.getObjectAsBytes(
                        get -> get.bucket(bucket).key("a").ifMatch(eTag)))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(412));
    }

    @Test
    void readsARange() {
        s3.put(bucket, "a", "0123456789".getBytes(UTF_8));
        assertThat(client.getObjectAsBytes(get -> get.bucket(bucket).key("a").range("bytes=4-"))
                        .asUtf8String())
                .isEqualTo("456789");
    }

    @Test
    void refusesOtherCredentials() {
        try (S3Client stranger = EmbeddedS3.client(s3.endpoint(), "stranger", "secret")) {
            assertThatThrownBy(stranger::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    private String read(String key) {
        return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }
}

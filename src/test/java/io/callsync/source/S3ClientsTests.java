package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.testing.AwsSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3ClientsTests {

    @Test
    void everyTimeoutIsSet() {
        try (var settings = new AwsSettings(URI.create("http://127.0.0.1:1"));
                S3Client client = S3Clients.open(Patience.DEFAULT, new Retries(), new ServerClock(Clock.systemUTC()))) {
            var limits = client.serviceClientConfiguration().overrideConfiguration();
            assertThat(limits.apiCallTimeout()).contains(Duration.ofMinutes(5));
            assertThat(limits.apiCallAttemptTimeout()).contains(Duration.ofSeconds(90));
            assertThat(limits.retryStrategy())
                    .hasValueSatisfying(retry -> assertThat(retry.maxAttempts()).isEqualTo(6));
            assertThat(settings).isNotNull();
        }
    }

    @Test
    void aServerOtherThanAwsNeedsNoRegion() {
        try (var settings = new AwsSettings(URI.create("http://127.0.0.1:1"))) {
            assertThat(region()).isEqualTo(Region.US_EAST_1);
            settings.set("aws.region", "eu-central-1");
            assertThat(region()).isEqualTo(Region.EU_CENTRAL_1);
        }
    }

    @Test
    void theEndpointOfAProfileIsFound(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("config"), """
                [profile night]
                services = local
                region = eu-west-1
                [services local]
                s3 =
                  endpoint_url = http://127.0.0.1:9
                """);
        try (var settings = new AwsSettings(URI.create("http://127.0.0.1:1"))) {
            System.clearProperty("aws.endpointUrlS3");
            settings.set("aws.configFile", config.toString());
            settings.set("aws.profile", "night");
            assertThat(S3Clients.endpoint()).contains("http://127.0.0.1:9");
            assertThat(region()).isEqualTo(Region.EU_WEST_1);
        }
    }

    @Test
    void noRegionAtAllIsNamed() {
        var selection = new Selection("", "**", Duration.ZERO, Clock.systemUTC());
        try (var settings = new AwsSettings(URI.create("http://127.0.0.1:1"));
                var source = new S3Source("exports", selection, Patience.DEFAULT)) {
            System.clearProperty("aws.endpointUrlS3");
            settings.set("aws.disableEc2Metadata", "true");
            assertThatThrownBy(() -> source.list(LocalDate.EPOCH))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessage("cannot list s3://exports/: no AWS region: set AWS_REGION");
        }
    }

    private static Region region() {
        try (S3Client client = S3Clients.open(Patience.DEFAULT, new Retries(), new ServerClock(Clock.systemUTC()))) {
            return client.serviceClientConfiguration().region();
        }
    }
}

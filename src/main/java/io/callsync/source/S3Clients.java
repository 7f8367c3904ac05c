package io.callsync.source;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Builds the S3 client from the AWS SDK's own settings; only time limits and what S3-compatible servers need is ours. */
final class S3Clients {

    private S3Clients() {}

    /** @throws SdkClientException when no region is set */
    static S3Client open(Patience patience, Retries retries, ServerClock clock) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.connect())
                        .socketTimeout(patience.silence()))
                // StoredChecksum proves the whole object, also when it came in several ranges; the SDK cannot.
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(client -> client.addMetricPublisher(retries)
                        .addExecutionInterceptor(clock)
                        .apiCallTimeout(patience.call())
                        .apiCallAttemptTimeout(patience.answer())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(patience.requests())
                                .build()));
        if (endpoint().isPresent()) {
            builder.forcePathStyle(true).region(regionOrDefault());
        }
        return builder.build();
    }

    /** Where the SDK will look for an endpoint other than AWS, in its order. */
    static Optional<String> endpoint() {
        return Stream.of(
                        System.getProperty("aws.endpointUrlS3"),
                        System.getenv("AWS_ENDPOINT_URL_S3"),
                        System.getProperty("aws.endpointUrl"),
                        System.getenv("AWS_ENDPOINT_URL"),
                        profileEndpoint())
                .filter(url -> url != null && !url.isBlank())
                .findFirst();
    }

    private static String profileEndpoint() {
        ProfileFile file = ProfileFile.defaultProfileFile();
        Optional<Profile> profile = file.profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow());
        return profile.flatMap(named -> named.property("services"))
                .flatMap(name -> file.getSection("services", name))
                .flatMap(services -> services.property("s3.endpoint_url"))
                .or(() -> profile.flatMap(named -> named.property("endpoint_url")))
                .orElse(null);
    }

    /** Servers other than AWS mostly ignore the region, and asking the instance metadata for one takes seconds elsewhere. */
    private static Region regionOrDefault() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }
}

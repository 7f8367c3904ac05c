package io.callsync.source;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says what to check when S3 refuses or cannot be reached. */
final class S3Failure {

    private S3Failure() {}

    /** @param action what was tried, such as {@code list s3://bucket/prefix/} */
    static SourceUnavailable of(String action, String bucket, SdkException e) {
        String advice = e instanceof S3Exception answer ? advice(action, answer, bucket) : advice(e);
        return new SourceUnavailable("cannot %s: %s".formatted(action, advice), e);
    }

    static String code(SdkException e) {
        return e instanceof S3Exception answer
                        && answer.awsErrorDetails() != null
                        && answer.awsErrorDetails().errorCode() != null
                ? answer.awsErrorDetails().errorCode()
                : "";
    }

    private static String advice(String action, S3Exception e, String bucket) {
        String answered = "S3 answered %d %s".formatted(e.statusCode(), code(e)).strip();
        return switch (code(e)) {
            case "NoSuchBucket" ->
                "bucket %s does not exist: check the job's source, the AWS account and any AWS_ENDPOINT_URL_S3"
                        .formatted(bucket);
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
                "the AWS credentials have expired (%s): renew them, then restart".formatted(answered);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
                "the AWS credentials are wrong (%s): check access key, secret key and AWS_PROFILE".formatted(answered);
            case "RequestTimeTooSkewed" -> "this machine's clock is wrong (%s): set it".formatted(answered);
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                wrongRegion(e, bucket, answered);
            default -> byStatus(action, e.statusCode(), bucket, answered);
        };
    }

    private static String byStatus(String action, int status, String bucket, String answered) {
        if (status == 401 || status == 403) {
            return "access denied (%s): allow %s".formatted(answered, permission(action, bucket));
        }
        if (status == 301) {
            return "%s: bucket %s is in another region, set AWS_REGION to it".formatted(answered, bucket);
        }
        return status >= 500 || status == 429
                ? "%s, also after several tries: restart later".formatted(answered)
                : "%s: check bucket, region and any AWS_ENDPOINT_URL_S3".formatted(answered);
    }

    private static String permission(String action, String bucket) {
        return action.startsWith("list ")
                ? "s3:ListBucket on arn:aws:s3:::" + bucket
                : "s3:GetObject on arn:aws:s3:::%s/*, and kms:Decrypt where a key encrypts it".formatted(bucket);
    }

    private static String wrongRegion(S3Exception e, String bucket, String answered) {
        String region = e.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("x-amz-bucket-region")
                .orElse("the bucket's region");
        return "bucket %s is in another region (%s): set AWS_REGION=%s".formatted(bucket, answered, region);
    }

    private static String advice(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "no AWS credentials: set AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run with a role";
        }
        if (message.contains("Unable to load region")) {
            return "no AWS region: set AWS_REGION";
        }
        boolean late = e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
        return "S3 %s: check the network, proxy and any AWS_ENDPOINT_URL_S3 (%s)"
                .formatted(late ? "did not answer in time" : "cannot be reached", message);
    }
}

package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3's refusal to hand out one version of an object means. Stateless. */
final class S3Refusal {

    private S3Refusal() {}

    /** @throws SourceUnavailable when it is about more than this object */
    static IOException of(ExportObject object, String bucket, SdkException e) {
        int status = e instanceof S3Exception answer ? answer.statusCode() : 0;
        String code = S3Failure.code(e);
        if (status == 412 || status == 416) {
            return new ExportSource.Replaced(object.uri());
        }
        if (status == 404 && !code.equals("NoSuchBucket")) {
            return new ExportSource.Vanished(object.uri());
        }
        if (code.equals("InvalidObjectState")) {
            return new UnreadableFile("unsupported", object.uri() + " is archived: restore it in S3 first");
        }
        throw S3Failure.of("read " + object.uri(), bucket, e);
    }
}

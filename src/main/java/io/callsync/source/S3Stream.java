package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object of S3 while it is being received: what nobody reads is not sent. Whatever breaks is the source's fault. */
final class S3Stream extends FilterInputStream {

    private final S3Client client;
    private final String uri;
    private final ResponseInputStream<GetObjectResponse> body;
    private long missing;

    private S3Stream(S3Client client, String uri, ResponseInputStream<GetObjectResponse> body) {
        super(body);
        this.client = client;
        this.uri = uri;
        this.body = body;
        this.missing = body.response().contentLength();
    }

    /** @throws SourceUnavailable when S3 cannot be reached or refuses */
    static StoredStream open(String bucket, String key) throws IOException {
        String uri = ExportSources.S3 + bucket + "/" + key;
        S3Client client = null;
        try {
            client = S3Clients.open(Patience.DEFAULT, new Retries(), new ServerClock(Clock.systemUTC()));
            S3Stream stream = new S3Stream(
                    client,
                    uri,
                    client.getObject(request -> request.bucket(bucket).key(key)));
            return new StoredStream(uri, stream.missing, null, stream);
        } catch (SdkException e) {
            if (client != null) {
                client.close();
            }
            throw refused(uri, bucket, e);
        }
    }

    private static IOException refused(String uri, String bucket, SdkException e) throws IOException {
        String code = S3Failure.code(e);
        if (e instanceof S3Exception answer && answer.statusCode() == 404 && !code.equals("NoSuchBucket")) {
            return new NoSuchFileException(uri, null, "there is no such object");
        }
        if (code.equals("InvalidObjectState")) {
            return new UnreadableFile("unsupported", uri + " is archived: restore it in S3 first");
        }
        throw S3Failure.of("read " + uri, bucket, e);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(buffer, offset, length);
        } catch (IOException | SdkException e) {
            throw broken(e);
        }
        missing -= Math.max(0, n);
        if (n < 0 && missing > 0) {
            throw broken(null);
        }
        return n;
    }

    private SourceUnavailable broken(Exception e) {
        return new SourceUnavailable(
                "the connection to S3 broke while %s was read: type it again later".formatted(uri), e);
    }

    /** Cuts the rest off: closing the body alone would read it. */
    @Override
    public void close() throws IOException {
        if (missing > 0) {
            body.abort();
        } else {
            body.close();
        }
        client.close();
    }
}

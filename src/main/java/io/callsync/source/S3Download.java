package io.callsync.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Brings all bytes of one version of an object into a file. Every request carries If-Match; a broken connection is taken up
 * where it broke; wrong bytes are fetched again from the start. The SDK retries up to the first byte of an answer, this class
 * from there on. Used once; not thread-safe.
 */
final class S3Download {

    /** A try that brought this much is not counted against the limit: a long download may break often. */
    private static final long PROGRESS = 8L << 20;

    private final S3Client client;
    private final String bucket;
    private final ExportObject object;
    private final Patience patience;
    private final Retries retries;
    private final TargetFile out;
    private Optional<StoredChecksum> checksum = Optional.empty();

    S3Download(
            S3Client client, String bucket, ExportObject object, Patience patience, Retries retries, TargetFile out) {
        this.client = client;
        this.bucket = bucket;
        this.object = object;
        this.patience = patience;
        this.retries = retries;
        this.out = out;
    }

    /** An ETag as it is compared and reported: without quotes. */
    static String version(String eTag) {
        return eTag.replace("\"", "");
    }

    static String key(String bucket, ExportObject object) {
        return object.uri().substring("s3://".length() + bucket.length() + 1);
    }

    void run() throws IOException {
        int failures = 0;
        for (Break broken = attempt(); broken != null; broken = attempt()) {
            failures = broken.progress() >= PROGRESS ? 1 : failures + 1;
            if (failures >= patience.downloads()) {
                throw broken.end(object, failures);
            }
            pause(failures);
            retries.add(1);
        }
    }

    /** @return why this try ended early, or null when every byte has arrived and is right */
    private Break attempt() throws IOException {
        long before = out.size();
        ResponseInputStream<GetObjectResponse> body = open(before);
        boolean whole = false;
        try {
            boolean fromStart = accept(body.response(), before);
            Break broken = receive(body, fromStart ? 0 : before);
            whole = broken == null;
            return whole ? verify() : broken;
        } finally {
            close(body, whole);
        }
    }

    /** A body that is not read to its end is cut off: closing it would read the rest. */
    private static void close(ResponseInputStream<GetObjectResponse> body, boolean whole) throws IOException {
        if (whole) {
            body.close();
        } else {
            body.abort();
        }
    }

    private ResponseInputStream<GetObjectResponse> open(long from) throws IOException {
        try {
            return client.getObject(request(from));
        } catch (AbortedException e) {
            throw interrupted(e);
        } catch (SdkException e) {
            throw S3Refusal.of(object, bucket, e);
        }
    }

    private GetObjectRequest request(long from) {
        return GetObjectRequest.builder()
                .bucket(bucket)
                .key(key(bucket, object))
                .ifMatch('"' + object.version() + '"')
                .range(from > 0 ? "bytes=" + from + "-" : null)
                // As a header: as checksumMode() it would make the SDK check each range by itself.
                .overrideConfiguration(request ->
                        request.putHeader("x-amz-checksum-mode", "ENABLED").addMetricPublisher(retries))
                .build();
    }

    /** @return whether the answer begins at the object's first byte, also when a range was asked for */
    private boolean accept(GetObjectResponse answer, long from) throws IOException {
        if (answer.eTag() != null && !version(answer.eTag()).equals(object.version())) {
            throw new ExportSource.Replaced(object.uri());
        }
        boolean continued = from > 0
                && answer.contentRange() != null
                && answer.contentRange().startsWith("bytes " + from + "-");
        if (!continued) {
            out.restart();
            checksum = StoredChecksum.of(answer, bucket, object.version());
        }
        return !continued;
    }

    private Break receive(ResponseInputStream<GetObjectResponse> body, long before) throws IOException {
        Long announced = body.response().contentLength();
        if (announced != null && announced != object.size() - before) {
            return Break.length(announced, object.size() - before);
        }
        var flow = new Flow(patience);
        byte[] buffer = TargetFile.bufferFor(object.size());
        while (true) {
            int n;
            try {
                n = body.read(buffer);
                flow.received(n);
            } catch (AbortedException e) {
                throw interrupted(e);
            } catch (IOException | SdkException e) {
                return out.size() == object.size() ? null : Break.connection(out.size() - before, e);
            }
            if (n < 0) {
                return out.size() == object.size() ? null : Break.truncated(out.size() - before, out.size());
            }
            if (out.size() + n > object.size()) {
                return surplus();
            }
            out.write(buffer, n);
            checksum.ifPresent(stored -> stored.update(buffer, n));
        }
    }

    private Break surplus() throws IOException {
        out.restart();
        return Break.bytes("goes on behind its last byte");
    }

    private Break verify() throws IOException {
        Optional<StoredChecksum> missed = checksum.filter(stored -> !stored.matches());
        if (missed.isEmpty()) {
            return null;
        }
        out.restart();
        return Break.bytes("differs from its stored " + missed.get().name());
    }

    private void pause(int failures) throws IOException {
        Duration longest = patience.pause().multipliedBy(1L << Math.min(failures, 6));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private IOException interrupted(Exception e) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException("interrupted while reading " + object.uri());
        interrupted.initCause(e);
        return interrupted;
    }
}

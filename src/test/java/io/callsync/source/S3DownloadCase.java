package io.callsync.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AwsSettings;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/** One object that a scripted S3 serves; a patience that suits tests. */
abstract class S3DownloadCase {

    static final byte[] CONTENT = new byte[400_000];

    /** An ETag that is no MD5. */
    static final String MULTIPART = "0123456789abcdef0123456789abcdef-2";

    static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            2,
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(500),
            1_000);

    static {
        new Random(5).nextBytes(CONTENT);
    }

    @TempDir
    Path folder;

    static Reply whole(Request request) {
        return new Reply(200, Map.of("ETag", '"' + MULTIPART + '"'), CONTENT);
    }

    static Reply ranged(Request request) {
        int from = request.from();
        return from == 0
                ? whole(request)
                : new Reply(206, whole(request).headers(), Arrays.copyOfRange(CONTENT, from, CONTENT.length))
                        .with("Content-Range", "bytes %d-%d/%d".formatted(from, CONTENT.length - 1, CONTENT.length));
    }

    /** Spoils the first answer only. */
    static Function<Request, Reply> first(UnaryOperator<Reply> spoilt) {
        var requests = new AtomicInteger();
        return request -> requests.getAndIncrement() == 0 ? spoilt.apply(ranged(request)) : ranged(request);
    }

    /** Fetches, compares every byte, and answers how often S3 was asked again. */
    long fetch(ScriptedS3 s3, String eTag) throws IOException {
        long retries = fetch(s3, listed(eTag, CONTENT.length));
        assertThat(target()).hasBinaryContent(CONTENT);
        return retries;
    }

    /** Fetches only. */
    long fetch(ScriptedS3 s3, ExportObject object) throws IOException {
        var selection = new Selection("calls/", "**", Duration.ZERO, Clock.systemUTC());
        try (var settings = new AwsSettings(s3.endpoint());
                var source = new S3Source("exports", selection, PATIENCE)) {
            settings.set("aws.region", "eu-central-1");
            source.fetch(object, target());
            assertThat(source.retries(object)).as("of the only object").isEqualTo(source.retries());
            return source.retries();
        }
    }

    static ExportObject listed(String eTag, long size) {
        return new ExportObject("s3://exports/calls/a b.json", eTag, size, Instant.EPOCH, LocalDate.of(2026, 11, 22));
    }

    Path target() {
        return folder.resolve("1");
    }
}

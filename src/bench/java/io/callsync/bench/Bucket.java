package io.callsync.bench;

import io.callsync.testing.EmbeddedS3;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The exports in S3: {@code s3://callsync-bench/<set>/<date>/calls-00000.json.gz}. */
final class Bucket {

    static final String NAME = "callsync-bench";

    private final EmbeddedS3 s3;
    private final Path folder;

    Bucket(EmbeddedS3 s3, Path folder) {
        this.s3 = s3;
        this.folder = folder;
        s3.bucket(NAME);
    }

    /** Writes a night's events in so many files. */
    Night put(String set, LocalDate date, CallEvents events, int files) {
        for (int file = 0; file < files; file++) {
            put(key(set, date, file), events, events.calls() * file / files, events.calls() * (file + 1) / files);
        }
        return new Night(set, date, events, files);
    }

    /** The same bytes under other keys. */
    Night deliverAgain(Night night, String set, LocalDate date) {
        for (int file = 0; file < night.files(); file++) {
            String from = key(night.set(), night.date(), file);
            String to = key(set, date, file);
            s3.client()
                    .copyObject(copy -> copy.sourceBucket(NAME)
                            .sourceKey(from)
                            .destinationBucket(NAME)
                            .destinationKey(to));
        }
        return new Night(set, date, night.events(), night.files());
    }

    /** How many objects anybody has asked for since the server was started. */
    long downloads() {
        return s3.downloads();
    }

    /** Bytes of a night's files as they are stored. */
    long size(Night night) {
        return s3.client().listObjectsV2Paginator(list -> list.bucket(NAME).prefix(night.prefix())).contents().stream()
                .mapToLong(S3Object::size)
                .sum();
    }

    private static String key(String set, LocalDate date, int file) {
        return "%s/%s/calls-%05d.json.gz".formatted(set, date, file);
    }

    private void put(String key, CallEvents events, long from, long to) {
        try {
            Path content = Files.createTempFile(folder, "calls", ".gz");
            try (Writer out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(content), 1 << 16), StandardCharsets.US_ASCII))) {
                events.write(from, to, out);
            }
            s3.client().putObject(put -> put.bucket(NAME).key(key), RequestBody.fromFile(content));
            Files.delete(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

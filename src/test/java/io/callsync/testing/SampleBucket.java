package io.callsync.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Puts the sample exports into a bucket as their providers would. */
final class SampleBucket {

    private static final String NAME = "callsync-samples";

    private SampleBucket() {}

    static void fill(EmbeddedS3 s3, Path samples, String date) throws IOException {
        s3.bucket(NAME);
        for (Path export : exports(samples)) {
            String provider = export.getParent().getParent().getFileName().toString();
            put(s3, provider + '/' + date + '/' + export.getFileName(), provider, Files.readAllBytes(export));
        }
    }

    private static List<Path> exports(Path samples) throws IOException {
        try (Stream<Path> files = Files.walk(samples, 3)) {
            return files.filter(file -> samples.relativize(file).getNameCount() == 3 && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    // Firehose compresses without saying so in the name, Twilio's exports end in .gz, the others come plain
    private static void put(EmbeddedS3 s3, String key, String provider, byte[] content) throws IOException {
        switch (provider) {
            case "amazon-connect" -> s3.put(NAME, key, gzip(content));
            case "twilio" -> s3.put(NAME, key + ".gz", gzip(content));
            default -> s3.put(NAME, key, content);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}

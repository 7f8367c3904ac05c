package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;

import io.callsync.testing.AircallJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a night in which everything happens: new calls of known and unknown customers, newer and older news of calls of other
 * files, repeated records and broken ones.
 */
record Calls(int files, int recordsAFile) {

    static final String CUSTOMER = "+15145550101";
    private static final int BROKEN_EVERY = 20;
    private static final int NEWS_EVERY = 7;
    private static final int REPEATED_EVERY = 31;

    int records() {
        return files * recordsAFile;
    }

    int broken() {
        return files * (recordsAFile / BROKEN_EVERY);
    }

    byte[] file(int file) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int record = 1; record <= recordsAFile; record++) {
                gzip.write(line(file, record).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String line(int file, int record) {
        if (record % BROKEN_EVERY == 0) {
            return "{\"resource\":\"call\",\"data\":{\n";
        }
        if (record % REPEATED_EVERY == 0) {
            return call(file, record - 2).line();
        }
        if (record % NEWS_EVERY == 0) {
            return call((file + 1) % files, record)
                    .at(aCall(1).timestamp() + file)
                    .agent("news-" + file + "@example.com")
                    .line();
        }
        return call(file, record).line();
    }

    private AircallJson call(int file, int record) {
        AircallJson call = aCall((long) file * recordsAFile + record);
        return record % 2 == 0 ? call.to("+1 514-555-0101") : call.to("+1 514-555-0177");
    }
}

package io.callsync.verification;

import io.callsync.container.Dialect;
import io.callsync.source.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Counts the records of a file by other means than those that load it: strict readers, which stop where they find damage. */
final class RecordCount {

    private RecordCount() {}

    /**
     * @param recordLimit longest record in bytes
     * @throws NotCountable when the file is damaged
     */
    static long of(SpooledFile file, Dialect dialect, int recordLimit) throws IOException {
        if (dialect instanceof Dialect.Json json) {
            try (InputStream in = file.open()) {
                return new JsonCount(json.lists()).of(in);
            }
        }
        Dialect.Csv csv = (Dialect.Csv) dialect;
        Set<Long> counts = new TreeSet<>();
        for (char delimiter : likelyDelimiters(file, csv)) {
            try (InputStream in = file.open()) {
                counts.add(new CsvCount(in, csv, delimiter, recordLimit).records());
            }
        }
        if (counts.size() != 1) {
            throw NotCountable.because("it depends on the delimiter, one of " + csv.delimiters());
        }
        return counts.iterator().next();
    }

    /** Those of the first line with one at all; which of them is meant matters to quotes alone. */
    private static char[] likelyDelimiters(SpooledFile file, Dialect.Csv csv) {
        if (csv.delimiters().length() == 1) {
            return csv.delimiters().toCharArray();
        }
        String likely = new String(file.head(), csv.charset())
                .lines()
                .skip(csv.skipLines())
                .filter(line -> csv.comment() == 0 || line.indexOf(csv.comment()) != 0)
                .map(line -> occurring(csv.delimiters(), line))
                .filter(delimiters -> !delimiters.isEmpty())
                .findFirst()
                .orElse(csv.delimiters());
        return likely.toCharArray();
    }

    private static String occurring(String delimiters, String line) {
        return delimiters
                .chars()
                .filter(delimiter -> line.indexOf(delimiter) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether bytes below 128 are always the ASCII character, so that structure shows without decoding. */
    static boolean isAsciiCompatible(Dialect.Csv dialect) {
        return "a,\n".equals(new String("a,\n".getBytes(StandardCharsets.US_ASCII), dialect.charset()));
    }
}

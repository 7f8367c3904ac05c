package io.callsync.guess;

import io.callsync.container.Dialect;
import io.callsync.container.FieldKey;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a sample of separated values is laid out.
 *
 * @param skipLines lines before the header or the first record
 * @param columns how many most rows have
 * @param agreeing how many of the rows that were looked at have as many columns
 */
record CsvLook(
        char delimiter,
        char quote,
        boolean header,
        Charset charset,
        int skipLines,
        int columns,
        int agreeing,
        int rows) {

    private static final String DELIMITERS = ",;\t|";
    private static final int MOST_COLUMNS = 400;

    static CsvLook at(SampleBytes sample) throws IOException {
        Charset charset = Charsets.of(sample);
        CsvLook best = null;
        for (char quote : new char[] {'"', '\''}) {
            for (char delimiter : DELIMITERS.toCharArray()) {
                CsvLook look = at(sample, new CsvLook(delimiter, quote, false, charset, 0, 1, 0, 0));
                best = best == null || look.isBetterThan(best) ? look : best;
            }
        }
        return best.withHeader(HeaderRow.is(sample, best));
    }

    private static CsvLook at(SampleBytes sample, CsvLook asked) throws IOException {
        List<Integer> widths = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        RawRecords.each(sample, asked.dialect(List.of()), (reader, raw) -> {
            widths.add(Separators.count(raw.bytes(), asked.delimiter, asked.quote) + 1);
            positions.add(raw.position());
            return true;
        });
        int usual =
                widths.stream()
                        .collect(Collectors.groupingBy(width -> width, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(1);
        int agreeing = (int) widths.stream().filter(width -> width == usual).count();
        int first = Math.max(0, widths.indexOf(usual));
        int skipped = first == 0 || usual == 1 ? 0 : Separators.lines(sample.bytes(), positions.get(first));
        return new CsvLook(
                asked.delimiter,
                asked.quote,
                false,
                asked.charset,
                skipped,
                Math.min(usual, MOST_COLUMNS),
                agreeing,
                widths.size());
    }

    /** More columns that the rows agree upon; of equals the first that was tried. */
    private boolean isBetterThan(CsvLook other) {
        return score() > other.score() + 0.01;
    }

    private double score() {
        return rows == 0 || columns == 1 ? 0 : (double) agreeing / rows * Math.min(columns, 8);
    }

    CsvLook withHeader(boolean wanted) {
        return new CsvLook(delimiter, quote, wanted, charset, skipLines, columns, agreeing, rows);
    }

    /** For cells by position: the header is a row as any other. */
    Dialect.Csv dialect(List<? extends FieldKey> fields) {
        return new Dialect.Csv(String.valueOf(delimiter), quote, false, skipLines, '\0', charset, Set.of(), fields);
    }

    /** The declaration's section. */
    List<String> section(Collection<Character> delimiters) {
        List<String> lines = new ArrayList<>();
        lines.add("csv:");
        String written = delimiters.stream().map(CsvLook::name).collect(Collectors.joining(", "));
        lines.add("  delimiter: %s   # %d of %d rows have the same %d columns"
                .formatted(delimiters.size() == 1 ? written : "[" + written + "]", agreeing, rows, columns));
        if (quote != '"') {
            lines.add("  quote: \"" + quote + "\"");
        }
        lines.add(
                header
                        ? "  header: true   # the first row holds names: no numbers, none twice"
                        : "  header: false   # the first row looks like the others, so columns go by position");
        if (skipLines > 0) {
            lines.add("  skip-lines: %d   # lines before the table".formatted(skipLines));
        }
        if (!charset.equals(StandardCharsets.UTF_8)) {
            lines.add("  charset: %s   # CHECK: the bytes are no UTF-8".formatted(charset.name()));
        }
        return lines;
    }

    private static String name(char delimiter) {
        return delimiter == '\t' ? "tab" : "\"" + delimiter + "\"";
    }
}

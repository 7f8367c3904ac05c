package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the wanted values out of one row after the other; a cell becomes text when it is first asked for. */
final class CsvFields implements Fields {

    private final CsvCells cells;
    private final CsvColumns columns;
    private final Encoding encoding;
    private final Set<String> nullWords;
    private final int longestNullWord;
    private final String[] texts;
    private final boolean[] known;

    CsvFields(CsvCells cells, CsvColumns columns, Encoding encoding, Set<String> nullWords) {
        this.cells = cells;
        this.columns = columns;
        this.encoding = encoding;
        this.nullWords =
                nullWords.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        longestNullWord = nullWords.stream().mapToInt(String::length).max().orElse(0);
        texts = new String[columns.columns().length];
        known = new boolean[texts.length];
    }

    /** @throws Rejection when the row is not well-formed or has more columns than the header */
    void read(byte[] row) {
        encoding.check(row);
        cells.split(row);
        Arrays.fill(known, false);
        if (columns.count() > 0 && cells.count() > columns.count()) {
            throw new Rejection(
                    Reason.MALFORMED,
                    null,
                    "the row has %d columns, the header %d: its values are shifted"
                            .formatted(cells.count(), columns.count()));
        }
    }

    @Override
    public String text(FieldKey key) {
        int field = key.ordinal();
        if (!known[field]) {
            texts[field] = read(columns.columns()[field]);
            known[field] = true;
        }
        return texts[field];
    }

    private String read(int column) {
        if (column < 0 || column >= cells.count()) {
            return null;
        }
        String text = cells.text(column, encoding).strip();
        boolean nothing =
                text.isEmpty() || text.length() <= longestNullWord && nullWords.contains(text.toLowerCase(Locale.ROOT));
        return nothing ? null : text;
    }

    @Override
    public List<String> texts(FieldKey key) {
        String text = text(key);
        return text == null ? List.of() : List.of(text);
    }

    @Override
    public String nameOf(FieldKey key) {
        return columns.paths()[key.ordinal()];
    }
}

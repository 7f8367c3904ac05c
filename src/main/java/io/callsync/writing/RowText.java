package io.callsync.writing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as the server reads them from a stream: a line each, values behind tabs, special characters behind a backslash. */
final class RowText {

    private static final int USUAL_ROW = 400;

    private final StringBuilder text;

    private RowText(int rows) {
        this.text = new StringBuilder(rows * USUAL_ROW);
    }

    /** @param rows of texts, whole numbers, local times and nulls */
    static byte[] of(List<Object[]> rows) {
        RowText all = new RowText(rows.size());
        rows.forEach(all::append);
        return all.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(Object[] row) {
        for (int i = 0; i < row.length; i++) {
            append(row[i]);
            text.append(i == row.length - 1 ? '\n' : '\t');
        }
    }

    private void append(Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            escape(string);
        } else if (value instanceof Number number) {
            text.append(number.longValue());
        } else {
            text.append(value);
        }
    }

    private void escape(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\0') {
                text.append(value, from, i).append('\\').append(letter(c));
                from = i + 1;
            }
        }
        text.append(value, from, value.length());
    }

    private static char letter(char special) {
        return switch (special) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\0' -> '0';
            default -> special;
        };
    }
}

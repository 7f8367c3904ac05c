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

    /** @param rows of texts, numbers, local times and nulls */
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
        } else {
            text.append(value);
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\0' -> text.append("\\0");
                default -> text.append(c);
            }
        }
    }
}

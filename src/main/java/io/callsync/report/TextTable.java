package io.callsync.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows of text within a page's width: one column is shortened on its left, where paths are all alike, and the last one is
 * wrapped. Not thread-safe.
 */
public final class TextTable {

    private static final String GAP = "  ";
    private static final String CUT = "...";
    private static final int NARROWEST = 14;
    private static final double SHARE_OF_SHORTENED = 0.45;

    private final Set<Integer> numbers;
    private final int shortened;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param shortened the column that gives way first
     * @param numbers the columns that are aligned on the right
     */
    public TextTable(int shortened, Integer... numbers) {
        this.shortened = shortened;
        this.numbers = Set.of(numbers);
    }

    /** @param cells as many as in every other row */
    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The rows, without trailing blanks, one line or more each. */
    public List<String> lines(int width) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            addRow(lines, row, widths);
        }
        return lines;
    }

    private int[] widths(int width) {
        int last = rows.get(0).size() - 1;
        int[] widths = new int[last + 1];
        int fixed = last * GAP.length();
        for (int column = 0; column <= last; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
            fixed += column == last || column == shortened ? 0 : widths[column];
        }
        int free = Math.max(2 * NARROWEST, width - fixed);
        if (shortened == last) {
            widths[last] = free;
        } else {
            int share = Math.max(NARROWEST, (int) (free * SHARE_OF_SHORTENED));
            widths[shortened] = Math.min(widths[shortened], Math.max(share, free - widths[last]));
            widths[last] = free - widths[shortened];
        }
        return widths;
    }

    private void addRow(List<String> lines, List<String> row, int[] widths) {
        int last = widths.length - 1;
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < last; column++) {
            line.append(cell(row.get(column), column, widths[column])).append(GAP);
        }
        int indent = line.length();
        for (String part : wrapped(row.get(last), widths[last])) {
            lines.add(line.append(part).toString().stripTrailing());
            line.setLength(0);
            line.append(" ".repeat(indent));
        }
    }

    private String cell(String text, int column, int width) {
        String fitting = text.length() <= width ? text : CUT + text.substring(text.length() - width + CUT.length());
        String blanks = " ".repeat(width - fitting.length());
        return numbers.contains(column) ? blanks + fitting : fitting + blanks;
    }

    private static List<String> wrapped(String text, int width) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : width;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        parts.add(rest);
        return parts;
    }
}

package io.callsync.container;

import io.callsync.call.Rejection;
import java.util.ArrayList;
import java.util.List;

/** What the first line of a file tells: which of the possible delimiters it uses, and where the wanted columns are. */
record CsvLayout(char delimiter, CsvColumns columns) {

    /** The delimiter under which the header has the most wanted columns, or else the most columns. */
    static CsvLayout ofHeader(RawRecord header, Dialect.Csv dialect) throws UnreadableFile {
        CsvLayout best = null;
        if (header == null) {
            return ofHead(new byte[0], dialect);
        }
        for (char delimiter : dialect.delimiters().toCharArray()) {
            CsvLayout layout =
                    new CsvLayout(delimiter, CsvColumns.of(names(header, delimiter, dialect), dialect.fields()));
            best = best == null || layout.isBetterThan(best) ? layout : best;
        }
        best.columns().requireAll(dialect.fields(), names(header, best.delimiter(), dialect));
        return best;
    }

    private boolean isBetterThan(CsvLayout other) {
        int more = columns.found() - other.columns.found();
        return more > 0 || more == 0 && columns.count() > other.columns.count();
    }

    private static List<String> names(RawRecord header, char delimiter, Dialect.Csv dialect) throws UnreadableFile {
        CsvCells cells = new CsvCells(dialect.quote(), delimiter);
        Encoding encoding = new Encoding(dialect.charset());
        try {
            Damage.refuse(header);
            encoding.check(header.bytes());
            cells.split(header.bytes());
        } catch (Rejection e) {
            throw new UnreadableFile("wrong-header", "the header cannot be read: " + e.getMessage());
        }
        List<String> names = new ArrayList<>();
        for (int column = 0; column < cells.count(); column++) {
            names.add(cells.text(column, encoding).strip());
        }
        return names;
    }

    /** The delimiter that occurs most often in the first line; columns are then known by position only. */
    static CsvLayout ofHead(byte[] head, Dialect.Csv dialect) {
        int from = firstLine(head, (byte) dialect.comment());
        char best = dialect.delimiters().charAt(0);
        for (char delimiter : dialect.delimiters().toCharArray()) {
            best = count(head, from, delimiter, dialect.quote()) > count(head, from, best, dialect.quote())
                    ? delimiter
                    : best;
        }
        return new CsvLayout(best, CsvColumns.of(List.of(), dialect.fields()));
    }

    private static int firstLine(byte[] head, byte comment) {
        boolean passing = false;
        for (int at = 0; at < head.length; at++) {
            boolean newline = head[at] == '\n' || head[at] == '\r';
            passing = !newline && (passing || comment != 0 && head[at] == comment);
            if (!newline && !passing) {
                return at;
            }
        }
        return head.length;
    }

    private static int count(byte[] head, int from, char delimiter, char quote) {
        int count = 0;
        boolean quoted = false;
        for (int at = from; at < head.length && head[at] != '\n' && head[at] != '\r'; at++) {
            quoted ^= quote != 0 && head[at] == quote;
            count += !quoted && head[at] == delimiter ? 1 : 0;
        }
        return count;
    }
}

package io.callsync.provider.aircall;

import io.callsync.container.UnreadableFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The column names of a dashboard export.
 *
 * @param columns trimmed, in lower case
 */
record ExportHeader(Set<String> columns) {

    static final String DELIMITERS = ",;";

    /**
     * @param head the beginning of the file
     * @throws UnreadableFile when its first line is not that of an Aircall export
     */
    static ExportHeader read(String head) throws UnreadableFile {
        String line = head.lines().findFirst().orElse("");
        ExportHeader header = new ExportHeader(Arrays.stream(line.split("[" + DELIMITERS + "]"))
                .map(cell -> cell.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
        List<String> missing = header.missing();
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    "wrong-header",
                    "neither Aircall JSON nor an Aircall CSV export: the first line lacks the columns " + missing);
        }
        return header;
    }

    /** Whether the export has the calls' ids: the first version of the export has none. */
    boolean namesCalls() {
        return columns.contains(ExportColumn.CALL_ID_INTERNAL.column())
                || columns.contains(ExportColumn.CALL_ID.column());
    }

    private List<String> missing() {
        return Arrays.stream(ExportColumn.values())
                .filter(ExportColumn::required)
                .map(ExportColumn::column)
                .filter(column -> !columns.contains(column))
                .toList();
    }
}

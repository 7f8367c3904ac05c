package io.callsync.guess;

import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Whether the first row of separated values names the columns. Stateless. */
final class HeaderRow {

    private HeaderRow() {}

    static boolean is(SampleBytes sample, CsvLook look) throws IOException {
        List<Cell> cells = Cell.first(look.columns());
        List<List<String>> rows = new ArrayList<>();
        RawRecords.each(sample, look.dialect(cells), (reader, raw) -> {
            try {
                Fields fields = reader.fields(raw);
                rows.add(cells.stream()
                        .map(fields::text)
                        .filter(Objects::nonNull)
                        .toList());
                return true;
            } catch (Rejection e) {
                return false;
            }
        });
        return !rows.isEmpty() && areNames(rows.get(0));
    }

    private static boolean areNames(List<String> row) {
        Set<String> distinct = new HashSet<>();
        return !row.isEmpty()
                && row.stream().allMatch(HeaderRow::isName)
                && row.stream().allMatch(name -> distinct.add(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isName(String text) {
        return text.length() <= 80
                && text.chars().anyMatch(Character::isLetter)
                && !text.matches(".*\\d{3}.*|.*\\d[:/.-]\\d.*|.*@.*|https?:.*");
    }
}

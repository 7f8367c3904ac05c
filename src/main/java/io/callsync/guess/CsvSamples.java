package io.callsync.guess;

import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Samples of separated values: takes their cells by position, as the reader of a run sees them, and names them by the header. */
final class CsvSamples {

    private final List<SampleBytes> samples;
    private final Rows rows = new Rows();
    private int damaged;

    CsvSamples(List<SampleBytes> samples) {
        this.samples = samples;
    }

    Sample read() throws IOException {
        CsvLook first = CsvLook.at(samples.get(0));
        Set<Character> delimiters = new LinkedHashSet<>();
        for (SampleBytes sample : samples) {
            CsvLook look = CsvLook.at(sample);
            delimiters.add(look.delimiter());
            add(cells(sample, look), first.header());
        }
        return new Sample(first.section(delimiters), first.header(), rows.size(), damaged, rows.columns(), List.of());
    }

    private List<List<String>> cells(SampleBytes sample, CsvLook look) throws IOException {
        List<Cell> cells = Cell.first(look.columns());
        List<List<String>> records = new ArrayList<>();
        damaged += RawRecords.each(sample, look.dialect(cells), (reader, raw) -> add(reader, raw, cells, records));
        return records;
    }

    private static boolean add(RecordReader reader, RawRecord raw, List<Cell> cells, List<List<String>> records) {
        try {
            Fields fields = reader.fields(raw);
            List<String> texts = new ArrayList<>();
            cells.forEach(cell -> texts.add(fields.text(cell)));
            records.add(texts);
            return true;
        } catch (Rejection e) {
            return false;
        }
    }

    private void add(List<List<String>> records, boolean header) {
        List<String> names = header && !records.isEmpty() ? records.get(0) : List.of();
        for (List<String> record : records.subList(names.isEmpty() ? 0 : 1, records.size())) {
            rows.next();
            for (int column = 0; column < record.size(); column++) {
                String name = column < names.size() ? names.get(column) : null;
                rows.put(place(names, column), name == null ? "" : name, record.get(column));
            }
        }
    }

    /** The column's name, or its position where it has none or shares one. */
    private static String place(List<String> names, int column) {
        String name = column < names.size() ? names.get(column) : null;
        boolean unusable = name == null
                || name.startsWith("#")
                || names.subList(0, column).stream().anyMatch(name::equalsIgnoreCase);
        return Yaml.text(unusable ? "#" + (column + 1) : name);
    }
}

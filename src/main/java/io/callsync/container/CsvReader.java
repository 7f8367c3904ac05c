package io.callsync.container;

import io.callsync.call.Rejection;
import java.io.IOException;

/** Reads separated values: {@link CsvSplitter} finds the records, {@link CsvCells} their cells. */
final class CsvReader implements RecordReader {

    private final Window window;
    private final CsvSplitter splitter;
    private final CsvFields fields;

    CsvReader(Window window, Dialect.Csv dialect, int recordLimit) throws IOException {
        this.window = window;
        splitter = new CsvSplitter(window, dialect, recordLimit);
        splitter.skipLines(dialect.skipLines());
        CsvLayout layout = dialect.header()
                ? CsvLayout.ofHeader(splitter.header(), dialect)
                : CsvLayout.ofHead(window.head(), dialect);
        splitter.delimitedBy(String.valueOf(layout.delimiter()));
        fields = new CsvFields(
                new CsvCells(dialect.quote(), layout.delimiter()),
                layout.columns(),
                new Encoding(dialect.charset()),
                dialect.nullWords());
    }

    @Override
    public RawRecord next() throws IOException {
        return splitter.next();
    }

    /** @throws Rejection see {@link RecordReader#fields} */
    @Override
    public Fields fields(RawRecord record) {
        Damage.refuse(record);
        fields.read(record.bytes());
        return fields;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}

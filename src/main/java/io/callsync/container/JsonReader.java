package io.callsync.container;

import io.callsync.call.Rejection;
import java.io.IOException;

/** Reads JSON: {@link JsonSplitter} finds the records, {@link JsonFields} their values. */
final class JsonReader implements RecordReader {

    private final Window window;
    private final JsonSplitter splitter;
    private final JsonFields fields;
    private RawRecord last;

    JsonReader(Window window, Dialect.Json dialect, int recordLimit) throws IOException {
        this.window = window;
        splitter = new JsonSplitter(window, recordLimit, dialect.lists());
        fields = new JsonFields(dialect);
    }

    @Override
    public RawRecord next() throws IOException {
        last = splitter.next();
        return last;
    }

    /** @throws Rejection see {@link RecordReader#fields} */
    @Override
    public Fields fields(RawRecord record) {
        Damage.refuse(record);
        return fields.read(record.bytes(), record == last ? splitter.stringEnds() : StringEnds.UNKNOWN);
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}

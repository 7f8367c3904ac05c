package io.callsync.bench.micro;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * How a provider writes its calls.
 *
 * @param record the record, or the records, of a call
 * @param records how many that are
 */
record Export(String head, Function<SyntheticCall, String> record, int records, String between, String tail) {

    static Export lines(Function<SyntheticCall, String> record) {
        return new Export("", call -> record.apply(call) + "\n", 1, "", "");
    }

    static Export table(String header, Function<SyntheticCall, String> row) {
        return new Export(header + "\n", call -> row.apply(call) + "\n", 1, "", "");
    }

    /** @param page what stands before the first record */
    static Export document(String page, Function<SyntheticCall, String> record) {
        return new Export(page + "[\n", record, 1, ",\n", "]}\n");
    }

    Export ofTwoRecordsACall() {
        return new Export(head, record, 2, between, tail);
    }

    /** @return bytes written */
    long write(int count, OutputStream out) throws IOException {
        SyntheticCalls calls = new SyntheticCalls();
        long size = write(head, out);
        for (int written = 0; written < count; written += records) {
            size += write(written == 0 ? "" : between, out) + write(record.apply(calls.next()), out);
        }
        return size + write(tail, out);
    }

    private static int write(String text, OutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }
}

package io.callsync.bench.micro;

import java.io.IOException;
import java.io.InputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the same exports cost at least: to decompress them, and to see all of their JSON tokens without reading a value. */
public class FloorBenchmark extends OneCore {

    private static final JsonFactory JSON = new JsonFactory();

    @Param({"AIRCALL_LIST", "AIRCALL_WEBHOOKS", "AMAZON_CONNECT", "TWILIO_LIST", "TWILIO_BULK_EXPORT", "DECLARED_NDJSON"
    })
    public RecordFormat format;

    private final byte[] buffer = new byte[1 << 16];
    private GzipExport export;

    @Setup(Level.Trial)
    public void write() throws IOException, InterruptedException {
        export = GzipExport.of(format.export(), RecordToCallBenchmark.RECORDS);
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        export.close();
    }

    @Benchmark
    @OperationsPerInvocation(RecordToCallBenchmark.RECORDS)
    public long decompress() throws IOException {
        long bytes = 0;
        try (InputStream in = export.file().open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(RecordToCallBenchmark.RECORDS)
    public long decompressAndSeeTokens() throws IOException {
        long tokens = 0;
        try (InputStream in = export.file().open();
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}

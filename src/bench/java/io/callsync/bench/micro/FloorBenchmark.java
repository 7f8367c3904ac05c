package io.callsync.bench.micro;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the same exports cost at least: to decompress them, and to see all of their JSON tokens without reading a value. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 3)
@State(Scope.Thread)
public class FloorBenchmark {

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

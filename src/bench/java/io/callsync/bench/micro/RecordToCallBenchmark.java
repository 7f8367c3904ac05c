package io.callsync.bench.micro;

import io.callsync.call.Call;
import io.callsync.provider.ProviderFactory;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** From gzip bytes to calls. Each reading knows no telephone number at its beginning, as a run does. */
public class RecordToCallBenchmark extends OneCore {

    static final int RECORDS = 200_000;

    @Param
    public RecordFormat format;

    private ProviderFactory provider;
    private GzipExport export;

    /** Writes the export, and sees that its records become calls. */
    @Setup(Level.Trial)
    public void write() throws IOException, InterruptedException {
        provider = format.provider();
        export = GzipExport.of(format.export(), RECORDS);
        int[] calls = new int[1];
        Calls.read(RecordFormat.forRun(provider), export.file(), read -> {
            if (!(read instanceof Call)) {
                throw new IllegalStateException("not a call: " + read);
            }
            calls[0]++;
        });
        if (calls[0] != RECORDS / format.export().records()) {
            throw new IllegalStateException(calls[0] + " calls of " + RECORDS + " records");
        }
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        export.close();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void recordToCall(Blackhole hole) throws IOException {
        Calls.read(RecordFormat.forRun(provider), export.file(), hole::consume);
    }
}

package io.callsync.job;

import io.callsync.writing.FileItem;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Gives each worker of the partitioned step its own reader, since the workers share one step object. */
final class ReaderPerThread implements ItemStreamReader<FileItem> {

    private final ThreadLocal<ExportReader> reader;

    ReaderPerThread(Night night, Supplier<FileFeed> feed, FileObservations observations) {
        this.reader = ThreadLocal.withInitial(() -> new ExportReader(night, feed, observations));
    }

    @Override
    public FileItem read() throws Exception {
        return reader.get().read();
    }

    @Override
    public void open(ExecutionContext executionContext) {
        reader.remove();
    }

    @Override
    public void update(ExecutionContext executionContext) {
        reader.get().update(executionContext);
    }

    @Override
    public void close() {
        reader.get().close();
        reader.remove();
    }
}

package io.callsync.job;

import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Gives each worker of a partitioned step its own reader, since the workers share one step object. */
final class ReaderPerThread<T> implements ItemStreamReader<T> {

    private final ThreadLocal<ItemStreamReader<T>> reader;

    ReaderPerThread(Supplier<ItemStreamReader<T>> readers) {
        this.reader = ThreadLocal.withInitial(readers);
    }

    @Override
    public T read() throws Exception {
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

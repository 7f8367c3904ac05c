package io.callsync.fault;

import io.callsync.container.UnreadableFile;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Aircall with a fault in the program: mapping one record ends in an Error, once. Remembers which files were opened. */
final class ErringProvider implements ProviderFactory {

    private final ProviderFactory aircall = new AircallProvider();
    private final AtomicInteger mapped = new AtomicInteger();
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private volatile int at;
    private volatile Error error;

    void failAt(int record, Error planted) {
        at = record;
        error = planted;
    }

    /** The first bytes of every file that was opened. */
    List<String> opened() {
        return opened;
    }

    void forget() {
        opened.clear();
    }

    JobFile instead(JobFile job) {
        return new JobFile(
                job.name(),
                this,
                job.source(),
                job.files(),
                job.zone(),
                job.phoneRegion(),
                job.lookBackDays(),
                job.settle(),
                job.statuses(),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                job.expect(),
                job.limits());
    }

    @Override
    public String name() {
        return aircall.name();
    }

    @Override
    public ProviderFormat forJob(MappingContext context) {
        ProviderFormat format = aircall.forJob(context);
        return new ProviderFormat() {
            @Override
            public String name() {
                return format.name();
            }

            @Override
            public Layout layout(byte[] head) throws UnreadableFile {
                opened.add(new String(head, StandardCharsets.UTF_8));
                Layout layout = format.layout(head);
                return new Layout(layout.dialect(), (fields, facts) -> {
                    if (mapped.incrementAndGet() == at) {
                        throw error;
                    }
                    return layout.mapper().map(fields, facts);
                });
            }
        };
    }
}

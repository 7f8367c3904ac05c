package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A file a job for the text file collector of Prometheus' node exporter, which never sees half of one. */
@Component
@ConditionalOnProperty("callsync.telling.prometheus.folder")
final class PrometheusFile implements Receiver {

    private final Path folder;
    private final PrometheusText metrics;

    PrometheusFile(TellingProperties settings, ObjectProvider<CompositeMeterRegistry> meters) {
        this.folder = settings.prometheus().folder();
        this.metrics = new PrometheusText(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Override
    public String name() {
        return "The folder " + folder;
    }

    @Override
    public void begin(String job, LocalDate date) {
        metrics.begin();
    }

    @Override
    public void tell(Ending ending, Optional<Notice> notice) throws IOException {
        String name = "callsync-%s.prom".formatted(ending.job());
        Files.createDirectories(folder);
        Path part = Files.writeString(folder.resolve(name + ".part"), metrics.of(ending));
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}

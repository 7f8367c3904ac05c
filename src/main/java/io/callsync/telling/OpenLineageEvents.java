package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A collector of lineage, which gets an event when a run begins, without the run's waiting for it, and one when it has ended. */
@Component
@ConditionalOnProperty("callsync.telling.openlineage.url")
final class OpenLineageEvents implements Receiver {

    private final TellingProperties settings;
    private final Environment environment;
    private RunLineage run;
    private CompletableFuture<Void> begun;

    OpenLineageEvents(TellingProperties settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "The collector of lineage";
    }

    @Override
    public void begin(String job, LocalDate date) {
        run = new RunLineage(settings.openlineage().namespace(), job, date);
        begun = CompletableFuture.runAsync(
                () -> sendUnchecked(run.start()), work -> Telling.daemon(work).start());
    }

    /** The end is told also when the beginning could not be. */
    @Override
    public void tell(Ending ending, Optional<Notice> notice)
            throws IOException, InterruptedException, ExecutionException {
        begun.handle((sent, failure) -> null).get();
        send(run.end(ending, LineageTables.of(environment)));
    }

    private void sendUnchecked(RunEvent event) {
        try {
            send(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(RunEvent event) throws IOException, InterruptedException {
        byte[] json = OpenLineageClientUtils.toJson(event).getBytes(StandardCharsets.UTF_8);
        new Http(settings.openlineage().url(), settings.timeout())
                .send(Http.JSON, json, settings.openlineage().headers());
    }
}

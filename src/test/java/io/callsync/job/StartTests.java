package io.callsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int JOBS = 4;
    private static final int NIGHTS = 6;

    @Test
    void jobsThatStartInTheSameSecondDoNotDisturbEachOther(@TempDir Path folder) {
        try (Crm crm = Crm.start("callsync.parallel-files=8")) {
            JobFile job = new Exports(folder).job(new AircallProvider());
            for (int night = 0; night < NIGHTS; night++) {
                LocalDate date = FIRST.plusDays(night);
                List<CompletableFuture<RunResult>> runs = IntStream.range(0, JOBS)
                        .mapToObj(i -> Exports.named("job-" + i, job))
                        .map(named -> CompletableFuture.supplyAsync(() -> crm.run(named, date)))
                        .toList();

                assertThat(runs.stream().map(CompletableFuture::join)).allMatch(RunResult.Completed.class::isInstance);
            }
        }
    }
}

package io.callsync.verification;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Switches the check at the end of a run off: a run that lost count must then pass for complete. */
class VerificationControlTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    /** Not annotated, or every other test would find it too. */
    static class NothingIsEverWrong {

        @Bean
        @Primary
        TableVerification nothingIsEverWrong() {
            return new TableVerification(null) {
                @Override
                public List<Finding> check(Scope scope) {
                    return List.of();
                }
            };
        }
    }

    @Test
    void controlWithoutTheCheckAtItsEndARunThatLostCountPassesForComplete() {
        assertThat(runThatLosesCount()).isInstanceOf(RunResult.Failed.class);
        assertThat(runThatLosesCount("spring.main.sources=" + NothingIsEverWrong.class.getName()))
                .isInstanceOf(RunResult.Completed.class);
    }

    private RunResult runThatLosesCount(String... settings) {
        Exports exports = new Exports(folder);
        exports.put(DATE, "calls.jsonl", aCall(1).line());
        JobFile job = exports.job(new AircallProvider());
        try (Crm crm = Crm.start(settings)) {
            crm.admin().execute("""
                    CREATE TRIGGER lose_count BEFORE UPDATE ON callsync_export_files FOR EACH ROW SET NEW.inserted = 0""");
            return crm.run(job, DATE);
        }
    }
}

package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Error, not an exception, in one of the parallel workers. */
class WorkerErrorTests {

    private static final int FILES = 4;

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;
    private ErringProvider provider;
    private JobFile job;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=10", "callsync.parallel-files=3");
    }

    @BeforeEach
    void aNight() {
        night = SmallNight.in(folder, FILES, 25);
        night.prepare(crm);
        provider = new ErringProvider();
        job = provider.instead(night.job());
    }

    @Test
    void row43AStackOverflowInAMapperQuarantinesItsRecordAndTheOthersAreLoaded() {
        provider.failAt(7, new StackOverflowError());

        assertThat(crm.run(job, SmallNight.DATE)).isInstanceOf(RunResult.Completed.class);

        assertThat(crm.value(
                        Long.class, "SELECT COUNT(*) FROM callsync_quarantine WHERE message LIKE '%StackOverflow%'"))
                .isEqualTo(1);
        assertThat(crm.value(Long.class, "SELECT SUM(records) FROM callsync_export_files"))
                .isEqualTo(FILES * 27L);
    }

    @Test
    void row43AnotherErrorInAMapperFailsTheRunAndTheNextOneEndsExact() {
        provider.failAt(7, new NoClassDefFoundError("planted"));

        assertThat(crm.run(job, SmallNight.DATE)).isInstanceOf(RunResult.Failed.class);

        assertThat(crm.run(job, SmallNight.DATE)).isInstanceOf(RunResult.Completed.class);
        night.assertExact(crm);
    }

    /**
     * callsync has no remote workers and no messages that could come twice: its files are handed to the threads of one process.
     * What a lost worker and a message delivered twice would do there, a dead thread and a file taken twice would do here.
     */
    @Test
    void row75AWorkerThatDiesTakesNoFileWithItAndNoneIsTakenTwice() {
        provider.failAt(60, new NoClassDefFoundError("planted"));

        assertThat(crm.run(job, SmallNight.DATE)).isInstanceOf(RunResult.Failed.class);
        assertThat(provider.opened()).doesNotHaveDuplicates();
        long loaded = crm.value(Long.class, "SELECT COUNT(*) FROM callsync_export_files WHERE state = 'loaded'");
        provider.forget();

        assertThat(crm.run(job, SmallNight.DATE)).isInstanceOf(RunResult.Completed.class);

        assertThat(provider.opened()).doesNotHaveDuplicates().hasSize((int) (FILES - loaded));
        night.assertExact(crm);
    }
}

package io.callsync.job;

import io.callsync.ledger.Run;
import io.callsync.provider.ProviderFormat;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportSource;
import io.callsync.source.Spool;
import java.time.LocalDate;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Everything that the steps of one run share.
 *
 * @param file the address of the only file to read, or null for all
 */
record Night(
        JobFile job,
        Run run,
        ProviderFormat format,
        ExportSource source,
        Spool spool,
        RunProgress progress,
        StopSignal stop,
        String file) {

    Night(
            JobFile job,
            Run run,
            ProviderFormat format,
            ExportSource source,
            Spool spool,
            RunProgress progress,
            StopSignal stop) {
        this(job, run, format, source, spool, progress, stop, null);
    }

    LocalDate firstDate() {
        return run.date().minusDays(job.lookBackDays());
    }

    /** What tells a job's runs apart, in Batch's metadata as in the ledger. */
    static JobParameters parameters(LocalDate date, int sequence) {
        return new JobParametersBuilder()
                .addLocalDate("date", date)
                .addLong("sequence", (long) sequence)
                .toJobParameters();
    }
}

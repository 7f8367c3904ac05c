package io.callsync.operator;

import io.callsync.report.RunReport;
import io.callsync.telling.Before;
import io.callsync.telling.Ending;
import io.callsync.telling.Telling;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What others are told of one run, as soon as it is known who they are. Not thread-safe. */
final class RunNews {

    private static final Logger LOG = LoggerFactory.getLogger(RunNews.class);

    private final String job;
    private final LocalDate date;
    private Telling telling;
    private Before before = Before.UNKNOWN;

    RunNews(String job, LocalDate date) {
        this.job = job;
        this.date = date;
    }

    void begin(Telling receivers) {
        telling = receivers;
        telling.begin(job, date);
    }

    /** Before the run, once the tables are there. */
    void lookBack() {
        before = telling.before(job);
    }

    /** @param warning what went wrong after the run */
    void ended(RunEnd end, RunReport report, Optional<String> warning) {
        tell(end, Optional.of(report), warning);
    }

    /** Without a report. @param spare where nothing has begun */
    void ended(RunEnd end, Supplier<Telling> spare) {
        if (telling == null && end.exitCode() != ExitCode.USAGE) {
            try {
                begin(spare.get());
            } catch (RuntimeException e) {
                LOG.warn("Nobody was told: {}", e.toString());
            }
        }
        tell(end, Optional.empty(), Optional.empty());
    }

    /** Of a job that another process runs, that one tells. */
    private void tell(RunEnd end, Optional<RunReport> report, Optional<String> warning) {
        if (telling != null && end.exitCode() != ExitCode.ALREADY_RUNNING) {
            telling.tell(before, new Ending(job, date, report, end.because(), end.next(), warning));
        }
    }
}

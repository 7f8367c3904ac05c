package io.callsync.operator;

import io.callsync.job.RunProgress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a live run on standard error: a bar on a terminal, elsewhere a log line every ten seconds. Close it when the run has ended. */
interface RunView {

    void close();

    static RunView open(Terminal terminal, String title, RunProgress progress) {
        return terminal.live() ? new Bar(title, progress) : new Log(title, progress);
    }

    /** A bar that fills with the files. */
    final class Bar implements RunView {

        private static final int PERIOD_MILLIS = 500;

        private final RunProgress progress;
        private final ProgressRate rate = new ProgressRate();
        private final ProgressBar bar;
        private final ScheduledExecutorService clock = clock();

        private Bar(String title, RunProgress progress) {
            this.progress = progress;
            this.bar = new ProgressBarBuilder()
                    .setTaskName(title)
                    .setUnit(" files", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setInitialMax(0)
                    .setUpdateIntervalMillis(PERIOD_MILLIS)
                    .setEtaFunction(state -> rate.remaining(progress.snapshot()))
                    .build();
            clock.scheduleAtFixedRate(this::show, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void show() {
            RunProgress.Snapshot now = progress.snapshot();
            bar.maxHint(now.files());
            bar.stepTo(now.filesDone());
            bar.setExtraMessage(rate.records(now));
        }

        @Override
        public void close() {
            clock.shutdownNow();
            show();
            bar.close();
        }
    }

    /** Lines in the log. */
    final class Log implements RunView {

        private static final Logger LOG = LoggerFactory.getLogger(RunView.class);
        private static final int PERIOD_SECONDS = 10;

        private final ScheduledExecutorService clock = clock();

        private Log(String title, RunProgress progress) {
            ProgressRate rate = new ProgressRate();
            clock.scheduleAtFixedRate(
                    () -> LOG.info("{}: {}", title, rate.line(progress.snapshot())),
                    PERIOD_SECONDS,
                    PERIOD_SECONDS,
                    TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }

    private static ScheduledExecutorService clock() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "run-view");
            thread.setDaemon(true);
            return thread;
        });
    }
}

package io.callsync.job;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** The feed of one load step: opened when the step begins, when the plan is known, and closed when it ends. */
final class SharedFeed implements StepExecutionListener {

    private final Night night;
    private final Plan.Files planned;
    private final int readers;
    private volatile FileFeed feed;

    SharedFeed(Night night, Plan.Files planned, int readers) {
        this.night = night;
        this.planned = planned;
        this.readers = readers;
    }

    FileFeed get() {
        return feed;
    }

    @Override
    public void beforeStep(StepExecution stepExecution) {
        feed = new FileFeed(night, planned.pending(), readers);
    }

    @Override
    public ExitStatus afterStep(StepExecution stepExecution) {
        feed.close();
        return stepExecution.getExitStatus();
    }
}

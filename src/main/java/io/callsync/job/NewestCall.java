package io.callsync.job;

import io.callsync.writing.LateMatches;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** The id of the newest call when loading began: later ones have asked for their lead in this run. */
final class NewestCall implements StepExecutionListener {

    private final LateMatches matches;
    private volatile long id;

    NewestCall(LateMatches matches) {
        this.matches = matches;
    }

    long id() {
        return id;
    }

    @Override
    public void beforeStep(StepExecution load) {
        matches.askAnew();
        id = matches.newest();
    }
}

package io.callsync.job;

import io.callsync.writing.LateMatches;
import io.callsync.writing.UnmatchedCall;
import java.util.List;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Hands the calls that had no communication when loading began to the workers of a step, a page at a time. Thread-safe. */
final class UnmatchedPages implements StepExecutionListener {

    private final LateMatches matches;
    private final String provider;
    private final NewestCall newest;
    private final int pageSize;
    private long lastId;

    UnmatchedPages(LateMatches matches, String provider, NewestCall newest, int pageSize) {
        this.matches = matches;
        this.provider = provider;
        this.newest = newest;
        this.pageSize = pageSize;
    }

    @Override
    public synchronized void beforeStep(StepExecution match) {
        matches.askAnew();
        lastId = 0;
    }

    /** Empty behind the last one. */
    synchronized List<UnmatchedCall> next() {
        List<UnmatchedCall> page = matches.between(provider, lastId, newest.id(), pageSize);
        if (!page.isEmpty()) {
            lastId = page.get(page.size() - 1).id();
        }
        return page;
    }
}

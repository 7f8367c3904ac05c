package io.callsync.job;

import io.callsync.writing.LateMatches;
import io.callsync.writing.UnmatchedCall;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Pages through the calls that had no communication when loading began. */
final class UnmatchedReader implements ItemStreamReader<UnmatchedCall> {

    private final LateMatches matches;
    private final String provider;
    private final NewestCall newest;
    private final int pageSize;
    private final Deque<UnmatchedCall> page = new ArrayDeque<>();
    private long lastId;

    UnmatchedReader(LateMatches matches, String provider, NewestCall newest, int pageSize) {
        this.matches = matches;
        this.provider = provider;
        this.newest = newest;
        this.pageSize = pageSize;
    }

    @Override
    public void open(ExecutionContext context) {
        matches.askAnew();
    }

    @Override
    public UnmatchedCall read() {
        if (page.isEmpty()) {
            page.addAll(matches.between(provider, lastId, newest.id(), pageSize));
        }
        UnmatchedCall next = page.poll();
        if (next != null) {
            lastId = next.id();
        }
        return next;
    }
}

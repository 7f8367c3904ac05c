package io.callsync.job;

import io.callsync.writing.LateMatches;
import io.callsync.writing.UnmatchedCall;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Pages through the calls that have no communication yet. */
final class UnmatchedReader implements ItemReader<UnmatchedCall> {

    private final LateMatches matches;
    private final String provider;
    private final int pageSize;
    private final Deque<UnmatchedCall> page = new ArrayDeque<>();
    private long lastId;

    UnmatchedReader(LateMatches matches, String provider, int pageSize) {
        this.matches = matches;
        this.provider = provider;
        this.pageSize = pageSize;
    }

    @Override
    public UnmatchedCall read() {
        if (page.isEmpty()) {
            page.addAll(matches.after(provider, lastId, pageSize));
        }
        UnmatchedCall next = page.poll();
        if (next != null) {
            lastId = next.id();
        }
        return next;
    }
}

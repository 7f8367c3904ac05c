package io.callsync.job;

import io.callsync.writing.LateMatches;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Pages through the calls that have no communication yet. */
final class UnmatchedReader implements ItemReader<LateMatches.Unmatched> {

    private final LateMatches matches;
    private final String provider;
    private final int pageSize;
    private final Deque<LateMatches.Unmatched> page = new ArrayDeque<>();
    private long lastId;

    UnmatchedReader(LateMatches matches, String provider, int pageSize) {
        this.matches = matches;
        this.provider = provider;
        this.pageSize = pageSize;
    }

    @Override
    public LateMatches.Unmatched read() {
        if (page.isEmpty()) {
            page.addAll(matches.after(provider, lastId, pageSize));
        }
        LateMatches.Unmatched next = page.poll();
        if (next != null) {
            lastId = next.id();
        }
        return next;
    }
}

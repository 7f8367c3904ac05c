package io.callsync.job;

import io.callsync.writing.UnmatchedCall;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the pages that a worker takes. */
final class UnmatchedReader implements ItemStreamReader<UnmatchedCall> {

    private final UnmatchedPages pages;
    private final Deque<UnmatchedCall> page = new ArrayDeque<>();

    UnmatchedReader(UnmatchedPages pages) {
        this.pages = pages;
    }

    @Override
    public UnmatchedCall read() {
        if (page.isEmpty()) {
            page.addAll(pages.next());
        }
        return page.poll();
    }
}

package io.callsync.diff;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What a table tells of some records of a file, asked for page by page while the records go by in order. Not thread-safe. */
final class Pages<V> {

    private final LongFunction<NavigableMap<Long, V>> pageFrom;
    private NavigableMap<Long, V> page = new TreeMap<>();
    private boolean last;

    /** @param pageFrom the next entries from a record on; none behind the last */
    Pages(LongFunction<NavigableMap<Long, V>> pageFrom) {
        this.pageFrom = pageFrom;
    }

    /** What is told of this record, behind all that were asked for before; or null. */
    V of(long record) {
        if (!last && (page.isEmpty() || page.lastKey() < record)) {
            page = pageFrom.apply(record);
            last = page.isEmpty();
        }
        return page.get(record);
    }
}

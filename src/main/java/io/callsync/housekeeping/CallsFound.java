package io.callsync.housekeeping;

import io.callsync.call.CallKey;
import io.callsync.writing.CallTraces;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The calls that have a telephone number, counted by table, and collected until they are taken. Not thread-safe. */
final class CallsFound implements CallTraces.Finder {

    static final List<String> TABLES = List.of("call_logs", "communications", "callsync_legs");

    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> untaken = new HashMap<>();
    private long ids;

    CallsFound() {
        TABLES.forEach(table -> rows.put(table, 0L));
    }

    @Override
    public void in(String table, CallKey key) {
        rows.merge(table, 1L, Long::sum);
        untaken.computeIfAbsent(key.provider(), any -> new TreeSet<>()).add(key.externalId());
    }

    @Override
    public void inId(CallKey key) {
        ids++;
    }

    /** In order of table; those without any too. */
    Map<String, Long> rows() {
        return rows;
    }

    /** How many ids of calls have the number in them. */
    long ids() {
        return ids;
    }

    /** Gives the calls that were found since, of one provider and so many at a time. */
    void take(int most, BiConsumer<String, Collection<CallKey>> slices) {
        untaken.forEach((provider, calls) -> {
            List<CallKey> keys =
                    calls.stream().map(id -> new CallKey(provider, id)).toList();
            Stream.iterate(0, from -> from < keys.size(), from -> from + most)
                    .forEach(from -> slices.accept(provider, keys.subList(from, Math.min(keys.size(), from + most))));
        });
        untaken.clear();
    }
}

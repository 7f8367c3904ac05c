package io.callsync.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What one query of the CRM's directory has answered, so that whoever calls again is not asked for again. When its share of the
 * heap is full, it begins anew. Thread-safe.
 */
final class Answers<V> {

    private static final int USUAL_BYTES = 100;
    private static final int SHARE_OF_HEAP = 10;
    static final int MOST = (int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / USUAL_BYTES);

    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<SortedSet<String>, Map<String, V>> query;
    private final V nobody;

    /** @param nobody the answer for those whom the query does not answer */
    Answers(Function<SortedSet<String>, Map<String, V>> query, V nobody) {
        this.query = query;
        this.nobody = nobody;
    }

    /** The answer for each of these. */
    Map<String, V> to(Collection<String> asked) {
        Map<String, V> answers = new HashMap<>();
        SortedSet<String> unknown = new TreeSet<>();
        for (String one : asked) {
            V answer = known.get(one);
            if (answer == null) {
                unknown.add(one);
            } else {
                answers.put(one, answer);
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, V> found = query.apply(unknown);
            Map<String, V> news = new HashMap<>();
            unknown.forEach(one -> news.put(one, found.getOrDefault(one, nobody)));
            keep(news);
            answers.putAll(news);
        }
        return answers;
    }

    /** Asks for nobody, whatever is known. */
    void probe() {
        query.apply(new TreeSet<>(Set.of("")));
    }

    void forget() {
        known.clear();
    }

    private void keep(Map<String, V> answers) {
        if (known.size() + answers.size() > MOST) {
            known.clear();
        }
        known.putAll(answers);
    }
}

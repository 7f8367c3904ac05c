package io.callsync.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every order, and every non-empty part, of a short list. */
public final class Permutations {

    private Permutations() {}

    public static <T> Stream<List<T>> of(List<T> items) {
        if (items.isEmpty()) {
            return Stream.of(List.of());
        }
        return IntStream.range(0, items.size()).boxed().flatMap(first -> {
            List<T> others = new ArrayList<>(items);
            T head = others.remove((int) first);
            return of(others).map(tail -> prepend(head, tail));
        });
    }

    public static <T> Stream<List<T>> partsOf(List<T> items) {
        return IntStream.range(1, 1 << items.size())
                .mapToObj(mask -> IntStream.range(0, items.size())
                        .filter(index -> (mask >> index & 1) == 1)
                        .mapToObj(items::get)
                        .toList());
    }

    private static <T> List<T> prepend(T head, List<T> tail) {
        List<T> joined = new ArrayList<>(List.of(head));
        joined.addAll(tail);
        return joined;
    }
}

package io.callsync.writing;

import java.util.ArrayList;
import java.util.List;

/** Cuts long IN lists into slices that the server's optimizer still answers by index. */
final class Slices {

    private Slices() {}

    static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return slices;
    }

    static String marks(List<?> values) {
        return "?,".repeat(values.size() - 1) + "?";
    }

    static Object[] parameters(Object first, List<?> rest) {
        return Batches.join(new Object[] {first}, rest.toArray());
    }
}

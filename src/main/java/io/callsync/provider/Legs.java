package io.callsync.provider;

import io.callsync.call.Leg;
import java.util.List;
import java.util.function.Function;

/** What the legs of one call tell together; null when none of them does. Every call of some providers is folded, so no streams. */
public final class Legs {

    private Legs() {}

    public static Leg withId(String id, List<Leg> legs) {
        for (Leg leg : legs) {
            if (leg.id().equals(id)) {
                return leg;
            }
        }
        return null;
    }

    /** The first value that there is, in the order of the legs. */
    public static <T> T first(List<Leg> legs, Function<Leg, T> attribute) {
        for (Leg leg : legs) {
            T value = attribute.apply(leg);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The greatest of the values that there are. */
    public static <T extends Comparable<T>> T latest(List<Leg> legs, Function<Leg, T> attribute) {
        T latest = null;
        for (Leg leg : legs) {
            T value = attribute.apply(leg);
            latest = value == null || latest != null && latest.compareTo(value) >= 0 ? latest : value;
        }
        return latest;
    }
}

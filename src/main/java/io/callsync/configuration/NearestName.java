package io.callsync.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant to write. Stateless. */
public final class NearestName {

    private NearestName() {}

    /** {@code " (did you mean 'time-zone'?)"} with its leading blank, or nothing when no name is near. */
    public static String hint(String written, Collection<String> names) {
        return of(written, names).map(" (did you mean '%s'?)"::formatted).orElse("");
    }

    /** The name with the fewest typing errors, when they are few for its length; regardless of case. */
    static Optional<String> of(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= tolerance(name))
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Names of two or three letters are all near each other: there only the case may differ. */
    private static int tolerance(String name) {
        return name.length() < 4 ? 0 : Math.max(1, name.length() / 3);
    }

    /** Insertions, deletions, replacements and swapped neighbours (optimal string alignment), regardless of case. */
    public static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int cheapest = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}

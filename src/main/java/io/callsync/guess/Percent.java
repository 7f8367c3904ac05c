package io.callsync.guess;

/** Shares in the words of comments. Stateless. */
final class Percent {

    private Percent() {}

    /** {@code 98 %}; never 100 % of less than all. */
    static String of(double share) {
        return (share < 1 ? (int) Math.floor(share * 100) : 100) + " %";
    }

    static String of(int part, int whole) {
        return of(whole == 0 ? 0 : (double) part / whole);
    }
}

package io.callsync.bench;

import java.util.stream.IntStream;

/**
 * The people at the other end, as many as a quarter of the calls. A few call often, most seldom; three of ten are leads, wherever they
 * stand, so that about 30 % of the calls have a lead. Numbers are valid North American ones, and each customer has another.
 */
record Customers(long count) {

    private static final int[] AREAS = {
        204, 306, 403, 416, 418, 438, 450, 506, 514, 519, 604, 613, 647, 705, 778, 819, 902, 905, 780, 587
    };
    private static final int[] EXCHANGES = IntStream.range(200, 900)
            .filter(exchange -> exchange % 100 != 11 && exchange != 555)
            .toArray();
    private static final long LINES = 10_000;
    // a prime that divides none of the three sizes: every customer gets another number
    private static final long STEP = 104_729;

    static Customers of(long calls) {
        return new Customers(Math.max(1, calls / 4));
    }

    /** Who a call is with. @param share from 0 to 1, evenly distributed */
    long of(double share) {
        return (long) (count * share * share);
    }

    boolean isLead(long customer) {
        return Long.remainderUnsigned(Mix.bits(-customer - 2), 10) < 3;
    }

    /** E.164. */
    static String number(long customer) {
        long n = Math.floorMod(customer * STEP, AREAS.length * EXCHANGES.length * LINES);
        long line = n % LINES;
        int exchange = EXCHANGES[(int) (n / LINES % EXCHANGES.length)];
        int area = AREAS[(int) (n / LINES / EXCHANGES.length)];
        return "+1%d%d%04d".formatted(area, exchange, line);
    }
}

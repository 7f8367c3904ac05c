package io.callsync.bench.micro;

import java.time.Instant;
import java.util.Random;

/** The calls of a night, the same ones for the same seed: some customers call often and most of them rarely. */
final class SyntheticCalls {

    static final int CUSTOMERS = 30_000;

    private static final long SEED = 4;
    private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
    private static final int AGENTS = 200;
    private static final int LINES = 50;

    private final Random random = new Random(SEED);
    private int number;

    SyntheticCall next() {
        Instant started = MORNING.plusSeconds(number / 5);
        int ringing = 3 + random.nextInt(25);
        boolean answered = random.nextInt(100) < 75;
        Instant ended = started.plusSeconds(ringing + (answered ? 5 + random.nextInt(900) : 0));
        return new SyntheticCall(
                number++,
                random.nextBoolean(),
                started,
                answered ? started.plusSeconds(ringing) : null,
                ended,
                phone((int) (CUSTOMERS * Math.pow(random.nextDouble(), 1.5))),
                phone(CUSTOMERS + random.nextInt(LINES)),
                random.nextInt(AGENTS));
    }

    /** The n-th number of those that are kept for fiction: 555-0100 to 555-0199 of each area. */
    static String phone(int n) {
        return "%03d55501%02d".formatted(201 + n / 100, n % 100);
    }
}

package io.callsync.bench;

/** How a contestant's run stands against the reference's run of the same round. */
enum Comparison {
    RATE("%.2f of its calls/s") {
        @Override
        double of(Measurement run, Measurement reference) {
            return run.callsPerSecond() / reference.callsPerSecond();
        }
    },
    TIME("%.2f times its time") {
        @Override
        double of(Measurement run, Measurement reference) {
            return run.usage().seconds() / reference.usage().seconds();
        }
    },
    EXTRA_SECONDS("%+.2f s") {
        @Override
        double of(Measurement run, Measurement reference) {
            return run.usage().seconds() - reference.usage().seconds();
        }
    };

    private final String pattern;

    Comparison(String pattern) {
        this.pattern = pattern;
    }

    abstract double of(Measurement run, Measurement reference);

    String text(double value) {
        return pattern.formatted(value);
    }
}

package io.callsync.calendar;

import java.util.Optional;

/** What is counted of a night. */
enum Measure {
    FILES,
    RECORDS,
    BYTES;

    /** How the night falls short: of what is declared, otherwise of half of what is usual. */
    Optional<String> shortage(Figures night, Expectation expected, Normal normal) {
        Long declared = declared(expected);
        Long usual = usual(normal);
        long is = of(night);
        if (this == RECORDS && !night.isRead()) {
            return Optional.empty();
        }
        if (declared != null) {
            return is < declared ? Optional.of(text(is, "", declared)) : Optional.empty();
        }
        // fewer bytes of as many records are another compression
        boolean isTold = this != BYTES || !night.isRead();
        return isTold && usual != null && 2 * is < usual ? Optional.of(text(is, "usually ", usual)) : Optional.empty();
    }

    private String text(long is, String usually, long of) {
        return "%s of %s%s".formatted(Words.number(is), usually, Words.count(of, noun()));
    }

    private String noun() {
        return switch (this) {
            case FILES -> "file";
            case RECORDS -> "record";
            case BYTES -> "byte";
        };
    }

    private long of(Figures night) {
        return switch (this) {
            case FILES -> night.files();
            case RECORDS -> night.records();
            case BYTES -> night.bytes();
        };
    }

    private Long declared(Expectation expected) {
        return switch (this) {
            case FILES -> expected.files();
            case RECORDS -> expected.records();
            case BYTES -> expected.bytes();
        };
    }

    private Long usual(Normal normal) {
        return switch (this) {
            case FILES -> normal.files();
            case RECORDS -> normal.records();
            case BYTES -> normal.bytes();
        };
    }
}

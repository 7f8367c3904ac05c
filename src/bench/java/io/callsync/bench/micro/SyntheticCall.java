package io.callsync.bench.micro;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A call that nobody made, with the parts that exports write.
 *
 * @param number from 0, its place in the export
 * @param answered null when nobody answered
 * @param customer ten digits, as the others
 */
record SyntheticCall(
        int number,
        boolean incoming,
        Instant started,
        Instant answered,
        Instant ended,
        String customer,
        String company,
        int agent) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    boolean isAnswered() {
        return answered != null;
    }

    long seconds() {
        return ended.getEpochSecond() - started.getEpochSecond();
    }

    long conversation() {
        return isAnswered() ? ended.getEpochSecond() - answered.getEpochSecond() : 0;
    }

    String from() {
        return incoming ? customer : company;
    }

    String to() {
        return incoming ? company : customer;
    }

    String email() {
        return "agent" + agent + "@example.com";
    }

    /** As people write it: +1 514-555-0101. */
    static String spaced(String digits) {
        return "+1 %s-%s-%s".formatted(digits.substring(0, 3), digits.substring(3, 6), digits.substring(6));
    }

    /** An id as long as providers' are, the same for the same call. */
    String id() {
        return "%08x-0000-4000-8000-%012x".formatted(number * 0x9e3779b9, number);
    }

    /** 32 hexadecimal digits. */
    String hex() {
        return "%016x%016x".formatted(number * 0x9e3779b97f4a7c15L, number);
    }

    static String local(Instant time) {
        return time == null ? "" : LOCAL.format(time.atOffset(ZoneOffset.UTC));
    }
}

package io.callsync.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times are read as the JDK's formatters read them, also when a character of them is another. */
class TimestampsTests {

    private static final int ROUNDS = 100_000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2060-01-01T00:00:00Z");
    private static final String CHARACTERS = "0123456789-:T Z,.+adeFJNMoU\u0660";

    private Random random;

    @BeforeEach
    void seed() {
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        random = new Random(seed);
    }

    @Test
    void iso() {
        assertAlike(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                text -> Timestamps.iso(text, "start"),
                text -> checked(
                        text.endsWith("Z")
                                ? Instant.parse(text)
                                : Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text))));
    }

    @Test
    void rfc2822() {
        assertAlike(
                "EEE, dd MMM yyyy HH:mm:ss '+0000'",
                text -> Timestamps.rfc2822(text, "start"),
                text -> checked(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))));
    }

    @Test
    void plain() {
        DateTimeFormatter strict =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
        assertAlike(
                "yyyy-MM-dd HH:mm:ss", text -> PlainTime.read(text, ' '), text -> LocalDateTime.parse(text, strict));
    }

    private <T> void assertAlike(String pattern, Function<String, T> reading, Function<String, T> byJdk) {
        DateTimeFormatter writer = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        int times = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond()));
            String text = mutated(writer.format(time.atOffset(ZoneOffset.UTC)));
            T read = orNull(() -> reading.apply(text));
            assertThat(read).as(text).isEqualTo(orNull(() -> byJdk.apply(text)));
            times += read == null ? 0 : 1;
        }
        assertThat(times).isBetween(ROUNDS / 5, ROUNDS - ROUNDS / 5);
    }

    private static Instant checked(Instant time) {
        return CallChecks.time(time, "start");
    }

    /** As it is, or with another character in one place. */
    private String mutated(String text) {
        if (random.nextInt(4) == 0) {
            return text;
        }
        StringBuilder mutated = new StringBuilder(text);
        mutated.setCharAt(random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        return mutated.toString();
    }

    private static <T> T orNull(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Rejection | DateTimeException e) {
            return null;
        }
    }
}

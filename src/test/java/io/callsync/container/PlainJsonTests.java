package io.callsync.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Rejection;
import io.callsync.container.Reading.Key;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The fast reader takes no record that the strict one refuses, and takes the same values from it. A failure prints its seed,
 * which {@code -Dcallsync.seed} repeats.
 */
class PlainJsonTests {

    private static final int ROUNDS = 100 * Integer.getInteger("callsync.rounds", 400);

    private static final String[] PARTS = {
        "\"id\"",
        "\"user\"",
        "\"email\"",
        "\"tags\"",
        "\"name\"",
        "\"agent\"",
        "\"other\"",
        "\"a longer name, of no use\"",
        "\"\\\"\"",
        "\"\\u00eb\\/\"",
        "\"\\x\"",
        "\"\\u00g0\"",
        "\"\\\\\"",
        "\"a\tb\"",
        "\"ë ☎ and more text\"",
        "\"\u007f\"",
        "true",
        "false",
        "null",
        "nul",
        "0",
        "-0",
        "01",
        "1.5e-3",
        "1.",
        "-",
        "1E5",
        "+1",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\\",
        "\0",
        "x"
    };

    private final List<Key> keys = List.of(Key.values());
    private final JsonPaths paths = JsonPaths.compile(keys);
    private final JsonValues ofPlain = new JsonValues(keys);
    private final JsonValues ofStrict = new JsonValues(keys);
    private final PlainJson plain = new PlainJson(paths, ofPlain);
    private final StrictJson strict = new StrictJson(paths, ofStrict);

    @Test
    void whatThePlainReaderTakesTheStrictOneTakesToo() {
        long first = Long.getLong("callsync.seed", System.nanoTime());
        int taken = 0;
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] record = record(random).getBytes(StandardCharsets.UTF_8);

            ofPlain.forget();
            if (plain.read(record, StringEnds.UNKNOWN)) {
                taken++;
                String hint = "seed " + seed + "\n" + new String(record, StandardCharsets.UTF_8);
                assertThat(problem(record)).as(hint).isNull();
                assertThat(values(ofPlain)).as(hint).isEqualTo(values(ofStrict));
                assertThat(plain.isAscii()).as(hint).isEqualTo(isAscii(record));
            }
        }
        assertThat(taken).as("not only refused ones").isGreaterThan(ROUNDS / 10);
    }

    @Test
    void anOrdinaryRecordIsReadByThePlainReader() {
        byte[] record = Reading.utf8(
                "{\"id\": -1.5e3, \"user\": {\"email\": \"a\", \"x\": [{}, [], \"\\n\\u00eb\"]}, \"tags\": []}\r\n");
        ofPlain.forget();
        assertThat(plain.read(record, StringEnds.UNKNOWN)).isTrue();
        assertThat(ofPlain.text(Key.ID)).isEqualTo("-1.5e3");
        assertThat(ofPlain.text(Key.AGENT)).isEqualTo("a");
    }

    private String problem(byte[] record) {
        ofStrict.forget();
        try {
            strict.read(record);
            return null;
        } catch (Rejection e) {
            return e.getMessage();
        }
    }

    private List<Object> values(JsonValues values) {
        return keys.stream()
                .flatMap(key -> Stream.of(String.valueOf(values.text(key)), values.texts(key), values.nameOf(key)))
                .toList();
    }

    private static boolean isAscii(byte[] record) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(new String(record, StandardCharsets.UTF_8));
    }

    /** A whole object, now and then with a part too many, too few, or another one. */
    private static String record(Random random) {
        StringBuilder text = new StringBuilder(object(3, random));
        for (int damage = random.nextInt(4) - 1; damage > 0; damage--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, random.nextBoolean() ? "" : PARTS[random.nextInt(PARTS.length)]);
            text.append(text.isEmpty() ? " " : "");
        }
        return text.toString();
    }

    private static String object(int depth, Random random) {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PARTS[random.nextInt(9)]).append(random.nextBoolean() ? ": " : ":");
            text.append(value(depth, random)).append(i > 1 ? "," : "").append(random.nextBoolean() ? " " : "");
        }
        return text.append('}').toString();
    }

    private static String value(int depth, Random random) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1, 2 -> object(depth - 1, random);
            case 3 -> "[" + value(depth - 1, random) + "]";
            case 4 -> "[" + object(depth - 1, random) + " , " + value(depth - 1, random) + "]";
            default -> PARTS[random.nextInt(random.nextInt(8) == 0 ? PARTS.length : 9)];
        };
    }
}

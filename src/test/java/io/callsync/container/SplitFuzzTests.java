package io.callsync.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random records in every arrangement with random damage: each whole record comes exactly once, with its bytes and its place,
 * numbers have no gaps, and the answer does not depend on how many bytes the stream gives at a time. A failure prints its
 * seed, which {@code -Dcallsync.seed} repeats.
 */
class SplitFuzzTests {

    private static final int ROUNDS = 400;
    private static final int LIMIT = 4096;
    private static final String CSV_HEADER = "id,agent,note\n";

    enum Arrangement {
        BACK_TO_BACK("", "", ""),
        LINES("", "\n", "\n"),
        WINDOWS_LINES("", "\r\n", ""),
        ARRAY("[", ",", "]"),
        ARRAY_OF_LINES("[\n", ",\n", "\n]\n"),
        DOCUMENT("{\"meta\":{\"n\":[1]},\"calls\":[", " , ", "],\"page\":0}"),
        CSV(CSV_HEADER, "\n", "\n");

        private final String before;
        private final String between;
        private final String after;

        Arrangement(String before, String between, String after) {
            this.before = before;
            this.between = between;
            this.after = after;
        }

        Dialect dialect() {
            return this == CSV
                    ? new Dialect.Csv(",", '"', true, 0, '\0', StandardCharsets.UTF_8, Set.of(), List.of())
                    : Reading.json("calls");
        }
    }

    /** A file, and which of its records are whole: their bytes by position. */
    private record Content(byte[] bytes, Map<Long, String> whole) {}

    @ParameterizedTest
    @EnumSource(Arrangement.class)
    void everyWholeRecordComesExactlyOnce(Arrangement arrangement) throws Exception {
        long first = Long.getLong("callsync.seed", System.nanoTime());
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            Content content = content(arrangement, random);
            List<RawRecord> records =
                    Reading.read(new ByteArrayInputStream(content.bytes), arrangement.dialect(), LIMIT);
            List<RawRecord> trickled =
                    Reading.read(Reading.trickling(content.bytes, random), arrangement.dialect(), LIMIT);

            String hint =
                    "seed " + seed + " of " + arrangement + "\n" + new String(content.bytes, StandardCharsets.UTF_8);
            assertThat(whole(records)).as(hint).containsAllEntriesOf(content.whole);
            assertThat(records)
                    .as(hint)
                    .extracting(RawRecord::number)
                    .containsExactlyElementsOf(numbers(records.size()));
            assertThat(trickled).as(hint).usingRecursiveComparison().isEqualTo(records);
        }
    }

    private static Map<Long, String> whole(List<RawRecord> records) {
        Map<Long, String> whole = new HashMap<>();
        for (RawRecord record : records) {
            if (record.damage() == null) {
                whole.put(record.position(), new String(record.bytes(), StandardCharsets.UTF_8));
            }
        }
        return whole;
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static Content content(Arrangement arrangement, Random random) {
        boolean csv = arrangement == Arrangement.CSV;
        Map<Long, String> whole = new HashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Reading.utf8(arrangement.before));
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String record = csv ? row(random) : object(random);
            // a file's first record shows how it is arranged
            boolean damaged = i > 0 && random.nextInt(4) == 0;
            if (damaged) {
                record = csv ? damagedRow(record, random) : damagedObject(record, random);
            } else {
                whole.put((long) out.size(), record);
            }
            out.writeBytes(Reading.utf8(record + (i < count - 1 ? arrangement.between : arrangement.after)));
        }
        return new Content(out.toByteArray(), whole);
    }

    private static String object(Random random) {
        return "{\"id\":" + random.nextInt(1000) + ",\"note\":" + string(random) + ",\"legs\":" + list(random)
                + ",\"end\":{\"ok\":true}}";
    }

    private static String list(Random random) {
        List<String> legs = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            legs.add("{\"leg\":" + string(random) + "}");
        }
        return "[" + String.join(",", legs) + "]";
    }

    private static String string(Random random) {
        String[] parts = {"a", "{", "}", "},{", "}{", "[", "]", ",", ":", "\\\"", "\\\\", "\\n", "ë", "☎", " ", "calls"
        };
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.append('"').toString();
    }

    /** Each kind of damage lies behind the first key and before the last brace, so that both neighbours stay whole. */
    private static String damagedObject(String record, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> record.substring(0, record.length() - 1);
            case 1 -> record + "}";
            case 2 -> record.replace("\"note\":\"", "\"note\":");
            case 3 -> record.replace("],\"end\"", ",\"end\"");
            case 4 -> "{\"id\":1,\"note\":\"" + "x".repeat(LIMIT + random.nextInt(3 * LIMIT)) + "\"}";
            default -> record.replace(",\"end\":{", ",\"end\":");
        };
    }

    private static String row(Random random) {
        return "\"" + random.nextInt(1000) + "\"," + cell(random) + "," + cell(random);
    }

    private static String cell(Random random) {
        String[] parts = {"a", "b", ",", "\"\"", "ë", " ", "\n", "\r\n"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return random.nextBoolean() ? "\"" + text + "\"" : "5\" pipe";
    }

    private static String damagedRow(String row, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "1,\"ada";
            case 1 -> "1,\"ada,\"x\"";
            default -> "1," + "x".repeat(LIMIT + random.nextInt(3 * LIMIT));
        };
    }
}

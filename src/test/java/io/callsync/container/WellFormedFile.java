package io.callsync.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file of random records without any damage, that are as hard to tell from each other as JSON allows: nested deeply, with
 * their own keys at every level, and with whole records of the same shape within them.
 *
 * @param records the texts of the records, in their order
 */
record WellFormedFile(String text, List<String> records) {

    private static final String[] KEYS = {"id", "note", "legs", "end", "calls", "a\\\"b", "", "ë"};
    private static final String[] WORDS = {
        "1", "-2.5e3", "true", "null", "\"\"", "\"a\\\\\"", "\"{\\\"id\\\":\"", "\"}],[{\""
    };

    static WellFormedFile of(Arrangement arrangement, Random random) {
        List<String> records = new ArrayList<>();
        boolean nests = random.nextBoolean();
        for (int i = random.nextInt(12); i > 0; i--) {
            records.add(record(arrangement.indent, nests ? 4 : random.nextInt(2), random));
        }
        return new WellFormedFile(
                arrangement.before + String.join(arrangement.between, records) + arrangement.after, records);
    }

    /** A record in which others of the same shape may lie, so many levels deep. */
    private static String record(String indent, int depth, Random random) {
        List<String> members = new ArrayList<>();
        for (String key : new String[] {"id", "note", "legs", "end", "more"}) {
            if (key.equals("id") || random.nextInt(20) > 0) {
                members.add(indent + "\"" + key + "\":" + value(indent, key.equals("id") ? 0 : depth, random));
            }
        }
        return "{" + String.join(",", members) + indent + "}";
    }

    private static String value(String indent, int depth, Random random) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> record(indent, depth - 1, random);
            case 2 -> "[" + String.join("," + indent, values(indent, depth - 1, random)) + "]";
            case 3 -> "{" + String.join(",", members(indent, depth - 1, random)) + "}";
            default -> WORDS[random.nextInt(WORDS.length)];
        };
    }

    private static List<String> values(String indent, int depth, Random random) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(indent, depth, random));
        }
        return values;
    }

    private static List<String> members(String indent, int depth, Random random) {
        return values(indent, depth, random).stream()
                .map(value -> indent + "\"" + KEYS[random.nextInt(KEYS.length)] + "\":" + value)
                .toList();
    }
}

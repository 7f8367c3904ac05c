package io.callsync.verification;

import java.util.Random;
import java.util.StringJoiner;

/** Well-formed exports of every shape, with what misleads a careless reader: braces and newlines in texts, nesting, blank lines. */
final class RandomExport {

    private static final String[] TEXTS = {
        "", "a", "{", "}", "[{", "]}", ",", "\\\"", "\\\\", "\\n", "calls", ":", "\u00e9"
    };

    private RandomExport() {}

    static String json(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> records(random, "\n") + "\n";
            case 1 -> "[" + records(random, ",\n") + "]";
            case 2 -> "{\"meta\":" + object(random, 2) + ",\"calls\":[" + records(random, " , ") + "],\"next\":null}";
            default -> records(random, "").replace("{\"id\"", "{\n  \"id\"");
        };
    }

    static String csv(Random random) {
        String newline = random.nextBoolean() ? "\n" : "\r\n";
        StringJoiner lines = new StringJoiner(newline, "", random.nextBoolean() ? newline : "");
        lines.add("id,name,text");
        for (int line = random.nextInt(20); line > 0; line--) {
            lines.add(random.nextInt(8) == 0 ? " " : line + "," + cell(random, newline) + "," + cell(random, newline));
        }
        return lines.toString();
    }

    private static String cell(Random random, String newline) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "plain";
            case 2 -> "\"with, comma and \"\"quotes\"\"\"";
            default -> "\"two" + newline + "lines\"";
        };
    }

    private static String records(Random random, String between) {
        StringJoiner records = new StringJoiner(between);
        for (int record = 1 + random.nextInt(10); record > 0; record--) {
            records.add(object(random, 3));
        }
        return records.toString();
    }

    private static String object(Random random, int depth) {
        StringJoiner members = new StringJoiner(",", "{\"id\":" + random.nextInt(100) + ",", "}");
        members.add("\"x\":" + value(random, depth));
        members.add("\"y\":" + value(random, depth));
        return members.toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> "-1.5e3";
            case 1 -> "null";
            case 2 -> '"' + TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)] + '"';
            case 3 -> object(random, depth - 1);
            default -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
        };
    }
}

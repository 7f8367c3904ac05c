package io.callsync.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A file of random records, some of them damaged. Its text holds one character for each byte, so that positions are those of
 * bytes and text that is not UTF-8 can be written.
 *
 * @param whole the records that are not damaged, by position
 * @param damaged where the others lie
 * @param tail where the list of records is closed
 */
record DamagedFile(String text, Map<Long, String> whole, List<Run> damaged, long tail) {

    static final int LIMIT = 4096;

    /** Text that has lost its opening quote. */
    private static final String[] EXPOSED = {"a", "}", "]", ",", ":", "},", "]}", "{", "[", "[{", "},{"};

    /** Damaged records next to each other: it cannot always be told where one ends and the next begins. */
    record Run(long from, long to) {
        boolean holds(long position) {
            return position >= from && position < to;
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isDamaged(long position) {
        return damaged.stream().anyMatch(run -> run.holds(position));
    }

    /** Whether damage explains that what lies here is no record: it may also have closed the list too early. */
    boolean mayBeRefused(long position) {
        return isDamaged(position) || !damaged.isEmpty() && position >= tail;
    }

    static DamagedFile of(Arrangement arrangement, Random random) {
        StringBuilder text = new StringBuilder(arrangement.before);
        Map<Long, String> whole = new TreeMap<>();
        List<Run> damaged = new ArrayList<>();
        int count = random.nextInt(12);
        int frequency = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            long from = text.length();
            String record = arrangement == Arrangement.CSV ? row(random) : object(arrangement.indent, random);
            boolean isDamaged = random.nextInt(frequency) == 0 && (i > 0 || !arrangement.hasLines());
            if (isDamaged) {
                text.append(damaged(record, arrangement, random));
            } else {
                whole.put(from, record);
                text.append(record);
            }
            text.append(i < count - 1 ? arrangement.between : "");
            if (isDamaged) {
                extend(damaged, from, text.length());
            }
        }
        long tail = text.length();
        return new DamagedFile(text.append(arrangement.after).toString(), whole, damaged, tail);
    }

    private static String damaged(String record, Arrangement arrangement, Random random) {
        if (arrangement == Arrangement.CSV) {
            return damagedRow(record, random);
        }
        return damagedObject(record, random);
    }

    private static String torn(String record, Random random) {
        return record.substring(0, 1 + random.nextInt(record.length() - 1));
    }

    private static void extend(List<Run> damaged, long from, long to) {
        Run last = damaged.isEmpty() ? new Run(-1, -1) : damaged.get(damaged.size() - 1);
        if (last.to == from) {
            damaged.set(damaged.size() - 1, new Run(last.from, to));
        } else {
            damaged.add(new Run(from, to));
        }
    }

    private static String object(String indent, Random random) {
        String gap = indent.isEmpty() ? "" : " ";
        return "{" + indent + "\"id\":" + gap + random.nextInt(1000) + "," + indent + "\"note\":" + gap + string(random)
                + ","
                + indent + "\"legs\":" + gap + list(indent, random) + "," + indent + "\"end\":" + gap
                + "{\"id\":7,\"ok\":true}"
                + indent + "}";
    }

    private static String list(String indent, Random random) {
        List<String> legs = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            legs.add(indent + "{\"leg\":" + string(random) + "}");
        }
        return "[" + String.join(",", legs) + "]";
    }

    private static String string(Random random) {
        String[] parts = {"a", "{", "}", "},{", "}{", "[", "]", ",", ":", "\\\"", "\\\\", "\\n", "ë", "☎", " ", "calls"
        };
        return '"' + some(parts, 12, random) + '"';
    }

    /** Each kind of damage lies behind the first brace and before the next record, so that both neighbours stay whole. */
    private static String damagedObject(String record, Random random) {
        int note = record.indexOf('"', record.indexOf("\"note\"") + 6) + 1;
        int noteEnd = record.lastIndexOf('"', record.indexOf("\"legs\"") - 1);
        return switch (random.nextInt(24)) {
            case 0 -> record.substring(0, record.length() - 1);
            case 1 -> record + "}";
            case 2 -> record.substring(0, note - 1) + some(EXPOSED, 12, random) + record.substring(noteEnd);
            case 3 -> without(record, record.lastIndexOf(']'));
            case 4 -> without(record, record.lastIndexOf('{'));
            case 5 -> "{\"id\":1,\"note\":\"" + "x".repeat(LIMIT + random.nextInt(3 * LIMIT)) + "\"}";
            case 6 -> with(record, note, notUtf8(random));
            case 7 -> with(record, note - 1, notUtf8(random));
            case 8 -> with(record, note, "\0");
            case 9 -> with(record, note - 1, "\0\0");
            case 10 -> without(record, record.indexOf('"'));
            case 11 -> with(record, record.indexOf("id"), notUtf8(random));
            default -> torn(record, random);
        };
    }

    private static String row(Random random) {
        return "\"" + random.nextInt(1000) + "\"," + cell(random) + "," + cell(random);
    }

    private static String cell(Random random) {
        String[] parts = {"a", "b", ",", "\"\"", "ë", " ", "\n", "\r\n"};
        return random.nextBoolean() ? "\"" + some(parts, 8, random) + "\"" : "5\" pipe";
    }

    private static String damagedRow(String row, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "1,\"ada";
            case 1 -> "1,\"ada,\"x\"";
            case 2 -> "1," + "x".repeat(LIMIT + random.nextInt(3 * LIMIT));
            case 3 -> with(row, 1, notUtf8(random));
            default -> with(row, 1, "\0");
        };
    }

    /** A byte that never occurs, one that goes on without a beginning, an overlong form, a surrogate, a cut character. */
    private static String notUtf8(Random random) {
        return some(new String[] {"\u00ff", "\u0080", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0098"}, 1, random);
    }

    private static String some(String[] parts, int most, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = most == 1 ? 1 : random.nextInt(most); i > 0; i--) {
            String part = parts[random.nextInt(parts.length)];
            text.append(most == 1 ? part : new String(Reading.utf8(part), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static String with(String record, int at, String more) {
        return record.substring(0, at) + more + record.substring(at);
    }

    private static String without(String record, int at) {
        return record.substring(0, at) + record.substring(at + 1);
    }
}

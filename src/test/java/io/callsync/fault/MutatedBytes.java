package io.callsync.fault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** An input with a few random changes, of single bytes and of its structure. */
final class MutatedBytes {

    private static final String[] HOSTILE = {
        "1e999999999",
        "-1",
        "null",
        "9223372036854775808",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        ";",
        "\n",
        "\r\n",
        "\u001b[31m",
        "\0",
        "\ufeff",
        "\ud83d\ude00",
        "=cmd()",
        "0000-00-00T00:00:00Z",
        "999999999-01-01T00:00:00Z",
        "24:61:61",
        "+000000000000",
        "{\"id\":1,\"id\":2}",
        "\\ud800",
        "NaN",
        "Infinity",
        "%s%n",
        "''",
        "1969-12-31T23:59:60Z"
    };

    private MutatedBytes() {}

    static byte[] of(byte[] sample, Random random) {
        byte[] bytes = sample;
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(8) == 0 ? 400 : 12));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, random);
            case 1 -> spliced(bytes, from, to, new byte[0]);
            case 2 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 -> Arrays.copyOf(bytes, from);
            case 4 ->
                spliced(bytes, from, to, HOSTILE[random.nextInt(HOSTILE.length)].getBytes(StandardCharsets.UTF_8));
            default -> withValue(bytes, from, HOSTILE[random.nextInt(HOSTILE.length)], random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        if (bytes.length > 0) {
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Replaces the value behind the next colon or comma, which keeps the structure. */
    private static byte[] withValue(byte[] bytes, int near, String value, Random random) {
        int from = near;
        while (from < bytes.length && bytes[from] != ':' && bytes[from] != ',') {
            from++;
        }
        int to = Math.min(bytes.length, from + 1);
        while (to < bytes.length && ",}]\n".indexOf(bytes[to]) < 0) {
            to++;
        }
        String quoted = random.nextBoolean() ? value : '"' + value + '"';
        return spliced(bytes, Math.min(bytes.length, from + 1), to, quoted.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}

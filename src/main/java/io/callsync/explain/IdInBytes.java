package io.callsync.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds a call's id in the bytes of a record from which no call could be made: as a whole word, so that 17 is not found in 1,170 nor
 * in call-17. Thread-safe.
 */
final class IdInBytes {

    private static final String PART_OF_IDS = "_-.+@";

    private final byte[] id;

    IdInBytes(String id) {
        this.id = id.getBytes(UTF_8);
    }

    boolean isIn(byte[] record) {
        for (int at = 0; at + id.length <= record.length; at++) {
            if (matches(record, at) && ends(record, at - 1) && ends(record, at + id.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] record, int at) {
        for (int i = 0; i < id.length; i++) {
            if (record[at + i] != id[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean ends(byte[] record, int at) {
        if (at < 0 || at >= record.length) {
            return true;
        }
        int c = record[at];
        return c >= 0 && !Character.isLetterOrDigit(c) && PART_OF_IDS.indexOf(c) < 0;
    }
}

package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;

/** Says what is wrong with a record that its splitter found damaged. */
final class Damage {

    private Damage() {}

    /** @throws Rejection when the record carries damage */
    static void refuse(RawRecord record) {
        if (record.damage() != null) {
            throw new Rejection(record.damage(), null, message(record.damage()));
        }
    }

    private static String message(Reason damage) {
        return switch (damage) {
            case RECORD_TOO_LARGE -> "the record is longer than the record limit: only its beginning was kept";
            case UNCLOSED_QUOTE ->
                "a quote is opened in this line and not closed: expected a closing quote before the line ends";
            default -> "the record is not well-formed: expected one whole record here";
        };
    }
}

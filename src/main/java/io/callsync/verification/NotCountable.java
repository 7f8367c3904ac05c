package io.callsync.verification;

import java.io.IOException;

/** A strict reader does not get to the end of a file, so that it cannot say how many records there are. */
final class NotCountable extends IOException {

    private static final long serialVersionUID = 1L;

    private NotCountable(String message) {
        super(message);
    }

    static NotCountable damagedAt(long offset) {
        return new NotCountable("not countable: damaged at byte " + offset);
    }

    static NotCountable because(String reason) {
        return new NotCountable("not countable: " + reason);
    }
}

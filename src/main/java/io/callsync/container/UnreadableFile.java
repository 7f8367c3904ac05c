package io.callsync.container;

import java.io.IOException;

/** The file as a whole cannot be read (wrong header, corrupt compression, over a limit): none of its records may load. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason stable code such as wrong-header, corrupt, truncated, too-large, expansion
     * @param message readable, says what was found and what was expected
     */
    public UnreadableFile(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}

package io.callsync.source;

/** The source as a whole cannot be reached or refuses: nothing can be said about its files. The message says what to check. */
public final class SourceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.callsync.operator;

/** What a scheduler reads when a command ends. Stable: part of the command line's contract. */
public enum ExitCode {
    /** Done, also when there was nothing new. */
    SUCCESS(0),
    /** Failed; the same command goes on where it stood. */
    FAILED(1),
    /** Wrong arguments or configuration; nothing ran. */
    USAGE(2),
    /** Everything readable was loaded, but somebody should look. */
    ATTENTION(3),
    /** Another live process runs the job. */
    ALREADY_RUNNING(4),
    /** The database or the source cannot be reached, or the schema is not migrated. */
    ENVIRONMENT(5),
    /** A promise is broken: the tables, or a file, are not what they must be. */
    BROKEN_PROMISE(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

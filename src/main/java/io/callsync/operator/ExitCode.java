package io.callsync.operator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scheduler reads when a command ends, what it means, and what to do about it. Stable: part of the command line's contract.
 * The help, {@code callsync exit-codes}, the man page, README and runbook say the same.
 */
public enum ExitCode {
    SUCCESS(0, "done, also when there was nothing new", false, "go on"),
    FAILED(1, "failed; what was committed stays, and the same command goes on there", true, "try again"),
    USAGE(2, "wrong arguments or settings; nothing ran", false, "call somebody"),
    ATTENTION(
            3,
            "completed, and needs a look: a file unread, too many records quarantined, no files",
            false,
            "call somebody in the morning"),
    ALREADY_RUNNING(4, "another live run holds the job", true, "wait"),
    ENVIRONMENT(5, "database or source out of reach, or not ready; what was committed stays", true, "try again"),
    BROKEN_PROMISE(6, "a promise is broken: callsync verify shows which", false, "call somebody now"),
    IMBALANCE(7, "the night does not balance: the message names the file", false, "call somebody now"),
    /** Given by the JVM, whatever the command was about to answer. */
    INTERRUPTED(130, "stopped by SIGINT at the end of a chunk; the same command goes on there", true, "try again"),
    /** Given by the JVM, whatever the command was about to answer. */
    TERMINATED(143, "stopped by SIGTERM at the end of a chunk; the same command goes on there", true, "try again");

    private final int code;
    private final String meaning;
    private final boolean retried;
    private final String advice;

    ExitCode(int code, String meaning, boolean retried, String advice) {
        this.code = code;
        this.meaning = meaning;
        this.retried = retried;
        this.advice = advice;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether the same command, typed again by itself, may end better. */
    public boolean isRetried() {
        return retried;
    }

    /** What a scheduler should do. */
    public String advice() {
        return advice;
    }

    /** For a command's help. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode exitCode : values()) {
            meanings.put("%3d".formatted(exitCode.code), exitCode.meaning);
        }
        return meanings;
    }
}

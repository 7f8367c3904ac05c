package io.callsync.telling;

/** Why people are told. */
enum Occasion {
    /** The run failed or was stopped. */
    FAILURE("failure"),
    /** It completed, and somebody should look. */
    ATTENTION("attention"),
    /** A run that had failed, was stopped or died has gone on and is complete. */
    RECOVERY("recovery"),
    /** All is well, and was not in the job's run before. */
    BACK_TO_NORMAL("back to normal"),
    /** All is well, but for something that was to be done after the run. */
    WARNING("warning");

    private final String words;

    Occasion(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isAllClear() {
        return this == RECOVERY || this == BACK_TO_NORMAL;
    }
}

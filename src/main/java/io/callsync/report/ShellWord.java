package io.callsync.report;

/** Text in a command that is to be typed. Stateless. */
public final class ShellWord {

    private ShellWord() {}

    /** One word to a shell, whatever is in it. */
    public static String of(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

package io.callsync.operator;

import io.callsync.report.Ink;
import picocli.CommandLine.Help.Ansi;

/**
 * Where reports are printed.
 *
 * @param live whether somebody watches: colours and a progress bar, unless NO_COLOR says otherwise
 * @param width in columns
 */
record Terminal(boolean live, int width) {

    private static final int WIDTH_OF_LOGS = 120;

    /** @param widthOfTerminal asked for only if there is one */
    static Terminal detect(int widthOfTerminal) {
        return Ansi.AUTO.enabled() ? new Terminal(true, widthOfTerminal) : new Terminal(false, WIDTH_OF_LOGS);
    }

    Ink ink() {
        return live ? Ink.ANSI : Ink.PLAIN;
    }
}

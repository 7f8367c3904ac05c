package io.callsync.operator;

import io.callsync.Callsync;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a typed command answered.
 *
 * @param out what is for people to read, or all where there is nothing else
 * @param lastLine what a run ends with for machines, or null
 */
record Typed(int exitCode, String out, String err, String lastLine) {

    private static final Pattern LAST_LINE = Pattern.compile("(?m)^\\{\"job\":.*\"exit_code\":.*\\R\\z");

    Typed(int exitCode, String out, String err) {
        this(exitCode, out, err, null);
    }

    /** For commands that must not need anything: fails when they do. */
    static final Beans NOTHING = new Beans() {
        @Override
        public <T> T get(Class<T> type) {
            throw new AssertionError("the command asked for " + type);
        }
    };

    static Typed on(Beans beans, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CallsyncCommand.execute(beans, new PrintWriter(out), new PrintWriter(err), arguments);
        String all = out.toString();
        Matcher line = LAST_LINE.matcher(all);
        return line.find()
                ? new Typed(
                        exitCode,
                        all.substring(0, line.start()),
                        err.toString(),
                        line.group().strip())
                : new Typed(exitCode, all, err.toString());
    }

    /** In an application of its own, as from a shell. */
    static Typed fresh(String... arguments) {
        Arguments parted = Arguments.of(arguments);
        try (SpringBeans beans = new SpringBeans(Callsync.class, parted.settings())) {
            return on(beans, parted.command());
        }
    }
}

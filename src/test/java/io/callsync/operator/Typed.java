package io.callsync.operator;

import io.callsync.Callsync;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a typed command answered. */
record Typed(int exitCode, String out, String err) {

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
        return new Typed(exitCode, out.toString(), err.toString());
    }

    /** In an application of its own, as from a shell. */
    static Typed fresh(String... arguments) {
        Arguments parted = Arguments.of(arguments);
        try (SpringBeans beans = new SpringBeans(Callsync.class, parted.settings())) {
            return on(beans, parted.command());
        }
    }
}

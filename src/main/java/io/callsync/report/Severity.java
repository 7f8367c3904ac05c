package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a diagnosis is, the worst last. */
public enum Severity {
    OK,
    /** Not looked at, because something that it needs is broken. */
    SKIPPED,
    /** A run works, and somebody should look. */
    ATTENTION,
    /** A run would end with an error, or write what is not so. */
    BROKEN;

    /** As it is printed. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

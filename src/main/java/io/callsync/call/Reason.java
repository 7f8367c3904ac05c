package io.callsync.call;

import java.util.Locale;

/** Why a record is quarantined. The codes are stable: operators filter by them. */
public enum Reason {
    MALFORMED,
    BAD_ENCODING,
    NUL,
    RECORD_TOO_LARGE,
    UNCLOSED_QUOTE,
    MISSING_ID,
    UNKNOWN_STATUS,
    NO_DIRECTION,
    NO_START,
    NO_END,
    NO_DURATION,
    BAD_DATE,
    BAD_DURATION,
    END_BEFORE_START,
    TOO_LONG,
    DUPLICATE_KEY,
    /** The database refused the row although it passed every check. */
    REFUSED_BY_DATABASE;

    /** The code as stored and printed, for instance {@code unknown-status}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

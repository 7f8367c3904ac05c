package io.callsync.verification;

/**
 * A promise as queries that return what breaks it, in the columns of {@link #COLUMNS}.
 *
 * @param whole for a scope without a date
 * @param narrow for a date or a run; null where the promise cannot be told for a part of the rows
 * @param glanced whether {@link Glance} sees nothing only if the narrow query returns nothing either
 */
record TableCheck(Promise promise, String whole, String narrow, boolean glanced) {

    /** What every query selects: job, business_date, file_id, record_number, provider, external_call_id, detail. */
    static final String COLUMNS = "SELECT %s AS job, %s AS business_date, %s AS file_id, %s AS record_number,"
            + " %s AS provider, %s AS external_call_id, %s AS detail ";

    TableCheck(Promise promise, String whole, String narrow) {
        this(promise, whole, narrow, false);
    }

    /** On files f. */
    static TableCheck ofFiles(Promise promise, String detail, String from) {
        return everywhere(promise, COLUMNS.formatted("f.job", "NULL", "f.id", "NULL", "NULL", "NULL", detail) + from);
    }

    /** On calls l. */
    static TableCheck ofCalls(Promise promise, String detail, String from) {
        return everywhere(promise, calls(detail, from));
    }

    /** On nights n or runs r. @param date NULL where it is of several */
    static TableCheck ofNights(Promise promise, String job, String date, String detail, String from) {
        return everywhere(promise, COLUMNS.formatted(job, date, "NULL", "NULL", "NULL", "NULL", detail) + from);
    }

    /** The same, one of those that a glance tells. */
    TableCheck withGlance() {
        return new TableCheck(promise, whole, narrow, true);
    }

    static TableCheck everywhere(Promise promise, String query) {
        return new TableCheck(promise, query, query);
    }

    static String calls(String detail, String from) {
        return COLUMNS.formatted(
                        "NULL", "NULL", "l.file_id", "l.record_number", "l.provider", "l.external_call_id", detail)
                + from;
    }

    /** On rows d of which only the key is known. */
    static String keys(String detail, String from) {
        return COLUMNS.formatted("NULL", "NULL", "NULL", "NULL", "d.provider", "d.external_call_id", detail) + from;
    }
}

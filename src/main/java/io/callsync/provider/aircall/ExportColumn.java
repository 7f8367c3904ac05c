package io.callsync.provider.aircall;

import io.callsync.container.FieldKey;
import java.util.List;

/** The columns that are read from the dashboard's export. Column names are compared trimmed and without regard to case. */
enum ExportColumn implements FieldKey {
    /** The name of the company's number. */
    LINE(false, "line"),
    DATETIME_UTC(true, "datetime (utc)"),
    DIRECTION(true, "direction"),
    FROM(true, "from"),
    TO(true, "to"),
    ANSWERED(true, "answered"),
    MISSED_CALL_REASON(false, "missed_call_reason"),
    USER(false, "user"),
    /** From start to end, ringing included. */
    DURATION_TOTAL(true, "duration (total)"),
    DURATION_IN_CALL(false, "duration (in call)"),
    IN_CALL_DURATION(false, "in-call duration"),
    VOICEMAIL(false, "voicemail"),
    RECORDING(false, "recording"),
    COMMENTS(false, "comments"),
    TAGS(false, "tags"),
    /** Local time: checked, not read. */
    CALL_START_TIME(false, "call start time"),
    /** Local time: checked, not read. */
    CALL_END_TIME(false, "call end time"),
    AIRCALL_NUMBER(false, "aircall number"),
    CUSTOMER_NUMBER(false, "customer number"),
    /** The API's {@code id}. */
    CALL_ID_INTERNAL(false, "call id (internal)"),
    /** The API's {@code sid}. */
    CALL_ID(false, "call id");

    private final boolean required;
    private final String column;

    ExportColumn(boolean required, String column) {
        this.required = required;
        this.column = column;
    }

    String column() {
        return column;
    }

    @Override
    public List<String> paths() {
        return List.of(column);
    }

    @Override
    public boolean required() {
        return required;
    }
}

package io.callsync.provider.twilio;

import io.callsync.container.FieldKey;
import java.util.List;

/** What is read of a call resource, in the spelling of the API and in that of its SDKs. */
enum TwilioField implements FieldKey {
    SID("/sid"),
    PARENT("/parent_call_sid", "/parentCallSid"),
    DIRECTION("/direction"),
    STATUS("/status"),
    ANSWERED_BY("/answered_by", "/answeredBy"),
    DATE_CREATED("/date_created", "/dateCreated"),
    DATE_UPDATED("/date_updated", "/dateUpdated"),
    START_TIME("/start_time", "/startTime"),
    END_TIME("/end_time", "/endTime"),
    DURATION("/duration"),
    FROM("/from"),
    TO("/to");

    static final List<TwilioField> ALL = List.of(values());

    private final List<String> paths;

    TwilioField(String... paths) {
        this.paths = List.of(paths);
    }

    @Override
    public List<String> paths() {
        return paths;
    }
}

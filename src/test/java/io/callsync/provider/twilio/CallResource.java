package io.callsync.provider.twilio;

import io.callsync.call.CallStatus;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.container.FieldKey;
import io.callsync.container.Fields;
import io.callsync.provider.FileFacts;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A call resource for tests: a completed incoming call of 30 seconds, unless said otherwise. */
record CallResource(Map<TwilioField, String> values) implements Fields {

    static CallResource aCall(String sid) {
        Map<TwilioField, String> values = new EnumMap<>(TwilioField.class);
        values.put(TwilioField.SID, sid);
        values.put(TwilioField.DIRECTION, "inbound");
        values.put(TwilioField.STATUS, "completed");
        values.put(TwilioField.DATE_CREATED, "2026-03-02T09:00:00Z");
        values.put(TwilioField.START_TIME, "2026-03-02T09:00:05Z");
        values.put(TwilioField.END_TIME, "2026-03-02T09:00:35Z");
        values.put(TwilioField.DATE_UPDATED, "2026-03-02T09:00:36Z");
        values.put(TwilioField.DURATION, "30");
        values.put(TwilioField.FROM, "+12025550101");
        values.put(TwilioField.TO, "+12025550190");
        return new CallResource(values);
    }

    static CallResource aChild(String sid, String parent) {
        return aCall(sid).with(TwilioField.PARENT, parent).with(TwilioField.DIRECTION, "outbound-dial");
    }

    static MappingContext context(Map<String, CallStatus> statuses, Map<String, String> options) {
        return new MappingContext(ZoneOffset.UTC, new PhoneNumbers(null), statuses, options);
    }

    CallResource with(TwilioField field, String value) {
        Map<TwilioField, String> changed = new EnumMap<>(values);
        changed.put(field, value);
        return new CallResource(changed);
    }

    /** In a state that has no end: queued, ringing, in-progress. */
    CallResource live(String status) {
        return with(TwilioField.STATUS, status).with(TwilioField.END_TIME, null).with(TwilioField.DURATION, null);
    }

    Leg leg(MappingContext context) {
        return (Leg) outcome(context).delivery();
    }

    Outcome.Accepted outcome(MappingContext context) {
        return (Outcome.Accepted) new LegMapper(context).map(this, new FileFacts(Instant.EPOCH));
    }

    @Override
    public String text(FieldKey key) {
        return values.get((TwilioField) key);
    }

    @Override
    public List<String> texts(FieldKey key) {
        return List.of();
    }

    @Override
    public String nameOf(FieldKey key) {
        return key.paths().get(0);
    }
}

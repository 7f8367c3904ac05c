package io.callsync.provider.aircall;

import io.callsync.container.FieldKey;
import java.util.List;

/**
 * What is read from a call object, which is a record of its own in the API's list and the {@code data} of a webhook event.
 * The event's {@code token} is a credential and therefore not here.
 */
enum CallField implements FieldKey {
    /** Of the webhook event: what kind of object its data is. */
    RESOURCE(List.of("/resource")),
    /** Of the webhook event: when it was sent, seconds since 1970. */
    TIMESTAMP(List.of("/timestamp")),
    ID(ofCall("id")),
    DIRECTION(ofCall("direction")),
    STATUS(ofCall("status")),
    MISSED_CALL_REASON(ofCall("missed_call_reason")),
    HANGUP_CAUSE(ofCall("hangup_cause")),
    STARTED_AT(ofCall("started_at")),
    ANSWERED_AT(ofCall("answered_at")),
    ENDED_AT(ofCall("ended_at")),
    /** From start to end, ringing included. */
    DURATION(ofCall("duration")),
    /** The far end, whichever way the call went. */
    RAW_DIGITS(ofCall("raw_digits")),
    NUMBER_DIGITS(ofCall("number/digits")),
    USER_EMAIL(ofCall("user/email")),
    PARTICIPANT_TYPES(ofCall("participants/*/type", "conference_participants/*/type")),
    COMMENTS(ofCall("comments/*/content")),
    TAGS(ofCall("tags/*/name")),
    ASSET(ofCall("asset")),
    RECORDING(ofCall("recording")),
    VOICEMAIL(ofCall("voicemail"));

    private final List<String> paths;

    CallField(List<String> paths) {
        this.paths = paths;
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    private static List<String> ofCall(String... names) {
        return List.of(names).stream()
                .flatMap(name -> List.of("/" + name, "/data/" + name).stream())
                .toList();
    }
}

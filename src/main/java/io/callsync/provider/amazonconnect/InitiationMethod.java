package io.callsync.provider.amazonconnect;

import io.callsync.call.Direction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a contact came about: its direction, and who originated it. */
enum InitiationMethod {
    INBOUND(Direction.INCOMING),
    WEBRTC_API(Direction.INCOMING),
    TRANSFER(null),
    QUEUE_TRANSFER(null),
    OUTBOUND(Direction.OUTGOING),
    EXTERNAL_OUTBOUND(Direction.OUTGOING),
    CAMPAIGN_PREVIEW(Direction.OUTGOING),
    CALLBACK(Direction.OUTGOING),
    API(Direction.OUTGOING);

    private static final Map<String, InitiationMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final Direction direction;

    InitiationMethod(Direction direction) {
        this.direction = direction;
    }

    /** The method of this name in any case, or null when it is none of a call's. */
    static InitiationMethod of(String name) {
        return name == null ? null : BY_NAME.get(name.toUpperCase(Locale.ROOT));
    }

    /** Null for a {@linkplain #isSegment() segment}. */
    Direction direction() {
        return direction;
    }

    /** A later part of a call, which has the direction of the call's initial contact. */
    boolean isSegment() {
        return direction == null;
    }

    /** Dialled by a user, rather than by the system on somebody's behalf. */
    boolean isDialledByUser() {
        return this == OUTBOUND || this == EXTERNAL_OUTBOUND;
    }

    /** Originated by the system: what the CRM calls click-to-call. */
    boolean isSystemOriginated() {
        return this == API || isOfferedToUser();
    }

    /** Waits for a user before the customer is dialled. */
    boolean isOfferedToUser() {
        return this == CALLBACK || this == CAMPAIGN_PREVIEW;
    }
}

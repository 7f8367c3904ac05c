package io.callsync.provider.amazonconnect;

import io.callsync.call.CallStatus;

/** What answering machine detection heard at the far end of an outgoing call. */
enum Detection {
    /** A person, or nothing that speaks against one: the connections decide. */
    PERSON(null),
    NOBODY(CallStatus.ATTEMPTED),
    FAILURE(CallStatus.ERROR),
    /** A word that is not in the documentation. */
    UNKNOWN(null);

    private final CallStatus status;

    Detection(CallStatus status) {
        this.status = status;
    }

    static Detection of(String word) {
        if (word == null) {
            return PERSON;
        }
        return switch (word) {
            case "HUMAN_ANSWERED", "AMD_UNRESOLVED", "AMD_UNRESOLVED_SILENCE", "AMD_NOT_APPLICABLE" -> PERSON;
            case "VOICEMAIL_BEEP", "VOICEMAIL_NO_BEEP", "FAX_MACHINE_DETECTED" -> NOBODY;
            case "AMD_UNANSWERED", "SIT_TONE_BUSY" -> NOBODY;
            case "SIT_TONE_INVALID_NUMBER", "SIT_TONE_DETECTED", "AMD_ERROR" -> FAILURE;
            default -> UNKNOWN;
        };
    }

    boolean decides() {
        return status != null;
    }

    CallStatus status() {
        return status;
    }
}

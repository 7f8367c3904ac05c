package io.callsync.call;

/**
 * The CRM's status of a call. The seven documented values are constants; an operator may map a provider's value to any
 * other word, since the CRM announces that new values might be added, so this is not an enumeration.
 */
public record CallStatus(String value) {

    /** Longest word that the tables hold. */
    public static final int MAX_LENGTH = 32;

    public static final CallStatus ANSWERED = new CallStatus("answered");
    public static final CallStatus ATTEMPTED = new CallStatus("attempted");
    public static final CallStatus CALLING = new CallStatus("calling");
    public static final CallStatus ERROR = new CallStatus("error");
    public static final CallStatus INTERRUPTED = new CallStatus("interrupted");
    public static final CallStatus PENDING = new CallStatus("pending");
    public static final CallStatus UNANSWERED = new CallStatus("unanswered");

    /** A call that has not ended: no end and no duration yet. */
    public boolean isLive() {
        return finality() < 2;
    }

    /** 0 pending, 1 calling, 2 final: a later export may only raise it. */
    public int finality() {
        return equals(PENDING) ? 0 : equals(CALLING) ? 1 : 2;
    }

    /** What a call that nobody answered is called in this direction (mapping contract, default by outcome). */
    public static CallStatus notAnswered(Direction direction) {
        return direction == Direction.OUTGOING ? ATTEMPTED : INTERRUPTED;
    }

    /**
     * The word for this outcome in this direction: what is attempted outgoing is interrupted incoming. The CRM knows
     * interrupted for incoming calls only, and an operator maps a provider's value once for both.
     */
    public CallStatus in(Direction direction) {
        boolean notAnswered = equals(ATTEMPTED) || equals(INTERRUPTED);
        return notAnswered && direction != null ? notAnswered(direction) : this;
    }
}

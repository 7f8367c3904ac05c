package io.callsync.call;

/**
 * One end of a call: an E.164 number, or the reason why there is none.
 *
 * @param number E.164 with its plus sign, or null
 * @param absence why the number is null: anonymous, masked, extension, client, not-a-number, no-number, unparseable,
 *     forgotten; null when there is a number
 */
public record Party(String number, String absence) {

    public static final String ANONYMOUS = "anonymous";
    public static final String MASKED = "masked";
    public static final String EXTENSION = "extension";
    /** A softphone or SIP user of the company: an agent, not a telephone number. */
    public static final String CLIENT = "client";

    public static final String NOT_A_NUMBER = "not-a-number";
    public static final String NO_NUMBER = "no-number";
    public static final String UNPARSEABLE = "unparseable";
    /** Erased since, because the person asked for it. */
    public static final String FORGOTTEN = "forgotten";

    public Party {
        if ((number == null) == (absence == null)) {
            throw new IllegalArgumentException("a party has a number or the reason why not, never both");
        }
    }

    public static Party of(String e164) {
        return new Party(e164, null);
    }

    public static Party absent(String reason) {
        return new Party(null, reason);
    }

    public boolean isNumber() {
        return number != null;
    }
}

package io.callsync.provider.twilio;

import io.callsync.call.Party;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;

/** The user behind a {@code client:} or {@code sip:} address. */
final class Identity {

    private static final int LONGEST = 254;

    private Identity() {}

    /** The user at the called end of a leg, else at the calling end; null when both are telephones. */
    static String ofUser(Fields leg, Party from, Party to) {
        String called = at(TwilioField.TO, to, leg);
        return called != null ? called : at(TwilioField.FROM, from, leg);
    }

    /** The user at the calling end of a leg; null when it is a telephone. */
    static String ofCaller(Fields leg, Party from) {
        return at(TwilioField.FROM, from, leg);
    }

    private static String at(TwilioField end, Party party, Fields leg) {
        if (!Party.CLIENT.equals(party.absence())) {
            return null;
        }
        String address = leg.text(end);
        String user = address.substring(address.indexOf(':') + 1, parameters(address));
        return user.isEmpty() ? null : CallChecks.text(user, LONGEST, leg.nameOf(end));
    }

    /** Where the parameters of an address begin: {@code sip:anna@example.com;transport=tls}, {@code client:anna?lead=7}. */
    private static int parameters(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == ';' || address.charAt(i) == '?') {
                return i;
            }
        }
        return address.length();
    }
}

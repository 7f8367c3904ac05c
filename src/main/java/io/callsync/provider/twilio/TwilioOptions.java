package io.callsync.provider.twilio;

import io.callsync.provider.MappingContext;
import java.util.Map;
import java.util.Set;

/**
 * A job's switches.
 *
 * @param userFirst whether API-originated calls ring the user before the customer
 * @param aloneIsAnswered whether an incoming call that Twilio completed without a child leg counts as answered
 */
record TwilioOptions(boolean userFirst, boolean aloneIsAnswered) {

    private static final String FIRST_LEG = "first-leg";
    private static final String INCOMING_WITHOUT_CHILD = "incoming-without-child";
    private static final String CUSTOMER = "customer";
    private static final String USER = "user";
    private static final String ANSWERED = "answered";
    private static final String INTERRUPTED = "interrupted";

    static final Map<String, Set<String>> VALUES =
            Map.of(FIRST_LEG, Set.of(CUSTOMER, USER), INCOMING_WITHOUT_CHILD, Set.of(ANSWERED, INTERRUPTED));

    static TwilioOptions of(MappingContext context) {
        return new TwilioOptions(
                context.option(FIRST_LEG, CUSTOMER).equals(USER),
                context.option(INCOMING_WITHOUT_CHILD, ANSWERED).equals(ANSWERED));
    }
}

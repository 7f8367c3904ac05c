package io.callsync.provider.amazonconnect;

import static io.callsync.provider.amazonconnect.ContactField.CHANNEL;
import static io.callsync.provider.amazonconnect.ContactField.CUSTOMER_ADDRESS;
import static io.callsync.provider.amazonconnect.ContactField.CUSTOMER_TYPE;
import static io.callsync.provider.amazonconnect.ContactField.DETAIL_TYPE;
import static io.callsync.provider.amazonconnect.ContactField.INITIATION_METHOD;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import java.util.Locale;

/** Tells records that are no call with a customer. */
final class ContactFilter {

    private ContactFilter() {}

    /** Why the record is no call with a customer, or null when it is one. */
    static String reason(Fields fields) {
        if (fields.text(DETAIL_TYPE) != null) {
            return "not-a-call-record";
        }
        String channel = fields.text(CHANNEL);
        if (channel == null) {
            throw new Rejection(
                    Reason.MALFORMED, CHANNEL.label(), "Channel is missing: expected VOICE or another channel");
        }
        if (!channel.equalsIgnoreCase("VOICE")) {
            return "not-voice";
        }
        String method = fields.text(INITIATION_METHOD);
        String unwanted = method == null ? null : unwanted(method.toUpperCase(Locale.ROOT));
        return unwanted != null ? unwanted : isInternal(fields, method) ? "internal" : null;
    }

    private static String unwanted(String method) {
        return switch (method) {
            case "MONITOR" -> "monitoring";
            case "DISCONNECT" -> "post-call-flow";
            case "AGENT_REPLY", "FLOW" -> "not-voice";
            default -> null;
        };
    }

    private static boolean isInternal(Fields fields, String method) {
        String address = fields.text(CUSTOMER_ADDRESS);
        String type = fields.text(CUSTOMER_TYPE);
        if (address == null && type == null) {
            // an in-app caller is a customer, with or without an endpoint
            return InitiationMethod.of(method) != InitiationMethod.WEBRTC_API;
        }
        return "AGENT".equalsIgnoreCase(type)
                || address != null && address.startsWith("arn:") && address.contains("/agent/");
    }
}

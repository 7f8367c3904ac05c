package io.callsync.bench.micro;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** As Twilio writes the two legs of a call: with the customer, and with the agent whom it rang. */
final class TwilioRecords {

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.ENGLISH);
    private static final String ACCOUNT = "AC0000000000000000000000000000007a";

    private TwilioRecords() {}

    /** Of the Calls resource: two records of a page. */
    static String resource(SyntheticCall call) {
        Function<Instant, String> time = at -> RFC_2822.format(at.atOffset(ZoneOffset.UTC));
        return resource(call, "CA", "null", time) + ",\n" + resource(call, "CB", parent(call), time);
    }

    /** Of BulkExport: two lines. */
    static String exported(SyntheticCall call) {
        return leg(call, "CA", "null", Instant::toString, "") + "}\n"
                + leg(call, "CB", parent(call), Instant::toString, "") + "}";
    }

    private static String resource(SyntheticCall call, String prefix, String parent, Function<Instant, String> time) {
        String uri = "/2010-04-01/Accounts/%s/Calls/%s%s".formatted(ACCOUNT, prefix, call.hex());
        return leg(call, prefix, parent, time, """
                , "price": "-0.01300", "price_unit": "USD", "subresource_uris": {"notifications": "%1$s/Notifications.json", \
                "recordings": "%1$s/Recordings.json", "payments": "%1$s/Payments.json", "events": "%1$s/Events.json"}, \
                "uri": "%1$s.json"}""".formatted(uri));
    }

    private static String leg(
            SyntheticCall call, String prefix, String parent, Function<Instant, String> time, String more) {
        boolean child = !parent.equals("null");
        Instant began = child || !call.isAnswered() ? call.started().plusSeconds(2) : call.started();
        String direction = child ? "outbound-dial" : call.incoming() ? "inbound" : "outbound-api";
        String to = child ? "client:agent" + call.agent() : "+1" + call.to();
        return """
                {"account_sid": "%1$s", "annotation": null, "answered_by": null, "api_version": "2010-04-01", "caller_name": null, \
                "date_created": "%2$s", "date_updated": "%3$s", "direction": "%4$s", "duration": "%5$d", "end_time": "%3$s", \
                "forwarded_from": null, "from": "+1%6$s", "from_formatted": "%7$s", "group_sid": null, "parent_call_sid": %8$s, \
                "phone_number_sid": "PN0000000000000000000000000000004d", "queue_time": "0", "sid": "%9$s%10$s", \
                "start_time": "%11$s", "status": "%12$s", "to": "%13$s", "to_formatted": "%13$s", "trunk_sid": null%14$s""".formatted(
                        ACCOUNT,
                        time.apply(call.started()),
                        time.apply(call.ended()),
                        direction,
                        call.isAnswered() ? call.ended().getEpochSecond() - began.getEpochSecond() : 0,
                        call.from(),
                        SyntheticCall.spaced(call.from()),
                        parent,
                        prefix,
                        call.hex(),
                        time.apply(began),
                        call.isAnswered() ? "completed" : "no-answer",
                        to,
                        more);
    }

    private static String parent(SyntheticCall call) {
        return "\"CA" + call.hex() + '"';
    }
}

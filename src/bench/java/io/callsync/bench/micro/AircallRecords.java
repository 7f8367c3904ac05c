package io.callsync.bench.micro;

/** As Aircall's API, its webhooks and its dashboard write a call. */
final class AircallRecords {

    static final String CSV_HEADER =
            "line,datetime (tz offset incl.),number timezone,datetime (utc),country_code,direction,from,to,answered,"
                    + "missed_call_reason,user,duration (total),duration (in call),voicemail,recording,comments,tags,call quality,"
                    + "team,call direction - type,call start time,call end time,aircall number,customer number,in-call duration,"
                    + "call id,call type,waiting time,time to answer,time in ivr,call id (internal)";

    private AircallRecords() {}

    static String listed(SyntheticCall call) {
        return call(call, "\"sid\": \"CA%s\"".formatted(call.hex()));
    }

    static String webhook(SyntheticCall call) {
        return """
                {"resource": "call", "event": "call.ended", "timestamp": %d, "token": "not-a-token-of-anybody", "data": %s}""".formatted(
                        call.ended().getEpochSecond() + 1, call(call, "\"call_uuid\": \"CA%s\"".formatted(call.hex())));
    }

    private static String call(SyntheticCall call, String sid) {
        String user = """
                {"id": %1$d, "direct_link": "https://api.aircall.io/v1/users/%1$d", "name": "Agent %1$d", "email": "%2$s", \
                "available": true, "availability_status": "available", "created_at": "2024-03-02T09:00:00.000Z", \
                "time_zone": "America/Montreal", "language": "en-US"}""".formatted(call.agent(), call.email());
        String tag = """
                {"id": 100, "name": "follow-up", "tagged_at": 1795183951}""";
        String comment = """
                {"id": %d, "content": "Would like to be called back on Saturday, after ten o'clock.", "posted_at": 1795183951, \
                "posted_by": null}""".formatted(call.number());
        return """
                {"id": %1$d, %2$s, "direct_link": "https://api.aircall.io/v1/calls/%1$d", "direction": "%3$s", "status": "done", \
                "missed_call_reason": %4$s, "started_at": %5$d, "answered_at": %6$s, "ended_at": %7$d, "duration": %8$d, \
                "voicemail": null, "recording": null, "asset": %9$s, "raw_digits": "%10$s", \
                "user": %11$s, "contact": null, "archived": false, "assigned_to": null, "transferred_by": null, \
                "transferred_to": null, "cost": "0", "hangup_cause": null, \
                "number": {"id": 4401, "direct_link": "https://api.aircall.io/v1/numbers/4401", "name": "Showroom", \
                "digits": "%12$s", "created_at": "2024-03-02T09:00:00.000Z", "country": "CA", "time_zone": "America/Montreal", \
                "open": true, "availability_status": "custom", "is_ivr": false, "live_recording_activated": true, "priority": 0}, \
                "comments": [%13$s], "tags": [%14$s], "teams": [], "participants": [{"phone_number": "%10$s", "type": "external"}]}""".formatted(
                380_000_000 + call.number(),
                sid,
                call.incoming() ? "inbound" : "outbound",
                call.isAnswered() ? "null" : "\"no_available_agent\"",
                call.started().getEpochSecond(),
                call.isAnswered() ? call.answered().getEpochSecond() : "null",
                call.ended().getEpochSecond(),
                call.seconds(),
                call.isAnswered()
                        ? "\"https://assets.aircall.io/calls/%d/recording\"".formatted(380_000_000 + call.number())
                        : "null",
                SyntheticCall.spaced(call.customer()),
                call.isAnswered() ? user : "null",
                SyntheticCall.spaced(call.company()),
                call.number() % 10 == 0 ? comment : "",
                call.number() % 4 == 0 ? tag : "");
    }

    static String row(SyntheticCall call) {
        String clock = "%02d:%02d:%02d"
                .formatted(call.conversation() / 3600, call.conversation() / 60 % 60, call.conversation() % 60);
        return """
                Showroom,%1$s,America/Montreal,%1$s,CA,%2$s,1%3$s,1%4$s,%5$s,%6$s,%7$s,%8$d,%9$s,,%10$s,,%11$s,,Sales,%12$s,%1$s,%13$s,\
                Showroom (%14$s),%15$s,%16$s,CA%17$s,%18$s,00:00:44,00:00:29,00:00:15,%19$d""".formatted(
                        SyntheticCall.local(call.started()),
                        call.incoming() ? "inbound" : "outbound",
                        call.from(),
                        call.to(),
                        call.isAnswered() ? "Yes" : "No",
                        call.isAnswered() ? "" : "no_available_agent",
                        call.isAnswered() ? "Agent " + call.agent() : "[No associated user]",
                        call.seconds(),
                        call.isAnswered() ? call.conversation() : "",
                        call.isAnswered()
                                ? "https://assets.aircall.io/calls/%d/recording".formatted(380_000_000 + call.number())
                                : "",
                        call.number() % 4 == 0 ? "follow-up" : "",
                        call.incoming() ? "Inbound" : "Outbound",
                        SyntheticCall.local(call.ended()),
                        SyntheticCall.spaced(call.company()),
                        SyntheticCall.spaced(call.customer()),
                        clock,
                        call.hex(),
                        call.isAnswered() ? "Answered" : "Missed",
                        380_000_000 + call.number());
    }
}

package io.callsync.bench.micro;

/** As the providers write a call that are described in YAML. */
final class DeclaredRecords {

    static final String DIALPAD_HEADER =
            "date_started,call_id,target_kind,direction,categories,external_number,internal_number,"
                    + "date_connected,date_ended,talk_duration,voicemail,entry_point_call_id,email";

    private DeclaredRecords() {}

    /** A row of Master.csv. */
    static String asterisk(SyntheticCall call) {
        String trunk = "PJSIP/trunk-%08x".formatted(call.number());
        String agent = "PJSIP/1%03d-%08x".formatted(call.agent(), call.number());
        String extension = "1%03d".formatted(call.agent());
        String caller = call.incoming() ? call.customer() : extension;
        return """
                "","%1$s","%2$s","%3$s","\""%1$s\"" <%1$s>","%4$s","%5$s","Dial","%5$s,30,tT","%6$s",%7$s,"%8$s",%9$d,%10$d,"%11$s",\
                "DOCUMENTATION","%12$d.%13$d","","","%12$d.%13$d",%13$d""".formatted(
                        caller,
                        call.to(),
                        call.incoming() ? "from-trunk" : "from-internal",
                        call.incoming() ? trunk : agent,
                        call.incoming() ? agent : trunk,
                        SyntheticCall.local(call.started()),
                        call.isAnswered() ? '"' + SyntheticCall.local(call.answered()) + '"' : "",
                        SyntheticCall.local(call.ended()),
                        call.seconds(),
                        call.conversation(),
                        call.isAnswered() ? "ANSWERED" : "NO ANSWER",
                        call.started().getEpochSecond(),
                        call.number());
    }

    /** A line of 8x8's JSON. */
    static String eightByEight(SyntheticCall call) {
        String name = call.incoming() ? "calleeName" : "callerName";
        return """
                {"callId": "17%011d", "startTimeUTC": %d, "connectTimeUTC": %d, "disconnectedTimeUTC": %d, "talkTimeMS": %d, \
                "caller": "+1%s", "callee": "+1%s", "%s": "Agent %d", "dnis": "+1%s", "direction": "%s", "missed": "%s", \
                "abandoned": "-", "answered": "%s", "lastLegDisposition": "%s", "callerId": "+1%s", "branches": ["main"], \
                "departments": ["Sales"], "pbxId": "example", "sipCallId": "%s", "ringDuration": 12000, "callTime": 90000}""".formatted(
                        call.number(),
                        call.started().toEpochMilli(),
                        call.isAnswered() ? call.answered().toEpochMilli() : 0,
                        call.ended().toEpochMilli(),
                        call.conversation() * 1000,
                        call.from(),
                        call.to(),
                        name,
                        call.agent(),
                        call.to(),
                        call.incoming() ? "Incoming" : "Outgoing",
                        call.isAnswered() ? "-" : "Missed",
                        call.isAnswered() ? "Answered" : "-",
                        call.isAnswered() ? "Connected" : "Abandoned",
                        call.from(),
                        call.hex());
    }

    /** A row of Dialpad's statistics. */
    static String dialpad(SyntheticCall call) {
        return """
                %s,5%015d,UserProfile,%s,"%s",+1%s,+1%s,%s,%s,%.2f,false,,%s""".formatted(
                        SyntheticCall.local(call.started()),
                        call.number(),
                        call.incoming() ? "inbound" : "outbound",
                        call.isAnswered() ? "answered" : "unanswered",
                        call.customer(),
                        call.company(),
                        SyntheticCall.local(call.answered()),
                        SyntheticCall.local(call.ended()),
                        call.conversation() / 60.0,
                        call.email());
    }
}

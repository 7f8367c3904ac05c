package io.callsync.operator;

/** Small exports of made-up providers, each in another notation, of the same two or three calls. */
final class Samples {

    static final String CSV_WITH_HEADER = """
            Call ID,Started,Answered,Ended,Talk Time,Direction,Result,From,To,User,Recording URL
            c-1001,2026-11-20 09:00:00,2026-11-20 09:00:10,2026-11-20 09:03:10,180,Inbound,Connected,+15145550101,+15145550199,\
            alice@example.com,https://rec.example.com/a/1001.mp3
            c-1002,2026-11-20 09:05:00,,2026-11-20 09:05:30,0,Inbound,Missed,+15145550102,+15145550199,,
            c-1003,2026-11-20 09:10:00,2026-11-20 09:10:05,2026-11-20 09:11:05,60,Outbound,Connected,+15145550199,+15145550103,\
            bob@example.com,https://rec.example.com/a/1003.mp3
            """;

    static final String SEMICOLONS_WITH_DAYS_FIRST = """
            Reference;Date;Duration;Type;Outcome;Caller;Callee;Agent
            9001;13/11/2026 09:00;00:03:00;In;Answered;514-555-0101;514-555-0199;"Smith; Ann"
            9002;14/11/2026 09:05;00:00:00;Out;No answer;514-555-0199;514-555-0102;"Smith; Ann"
            """;

    static final String NDJSON_NESTED = """
            {"call":{"id":"a1","direction":"inbound","state":"answered"},"timing":{"start":"2026-11-20T09:00:00Z",\
            "end":"2026-11-20T09:01:00Z","duration":60},"from":{"number":"+15145550101"},"to":{"number":"+15145550199"},\
            "agent":{"email":"alice@example.com"},"tags":["x"]}
            {"call":{"id":"a2","direction":"outbound","state":"no-answer"},"timing":{"start":"2026-11-20T09:05:00Z",\
            "end":"2026-11-20T09:05:20Z","duration":20},"from":{"number":"+15145550199"},"to":{"number":"+15145550102"},\
            "agent":null,"tags":[]}
            """;

    static final String JSON_ARRAY = """
            [
              {"uuid": "s1", "started_at": 1795168800, "ended_at": 1795168860, "duration_ms": 60000, "direction": "incoming",
               "status": "answered", "caller": "+15145550101", "callee": "+15145550199"},
              {"uuid": "s2", "started_at": 1795168900, "ended_at": 1795168920, "duration_ms": 0, "direction": "outgoing",
               "status": "busy", "caller": "+15145550199", "callee": "+15145550102"}
            ]
            """;

    static final String JSON_DOCUMENT = """
            {"page": {"next": null}, "calls": [
              {"sid": "s1", "start_time": "Fri, 20 Nov 2026 10:00:00 +0000", "end_time": "Fri, 20 Nov 2026 10:01:00 +0000",
               "duration": "60", "direction": "inbound", "status": "answered", "from": "+15145550101", "to": "+15145550199"},
              {"sid": "s2", "start_time": "Fri, 20 Nov 2026 10:05:00 +0000", "end_time": "Fri, 20 Nov 2026 10:05:20 +0000",
               "duration": "20", "direction": "outbound", "status": "busy", "from": "+15145550199", "to": "+15145550102"}]}
            """;

    static final String DATE_AND_TIME_BEHIND_A_TITLE = """
            ACME, calls of yesterday

            Call Date|Call Time|Ring|Talk Time|Customer Number|Line|Direction|Disposition|Call ID
            2026-11-20|09:00:00|10|180|514 555 0101|514 555 0199|in|ANSWERED|1
            2026-11-20|09:05:00|20|0|514 555 0102|514 555 0199|out|NO ANSWER|2
            """;

    private Samples() {}
}

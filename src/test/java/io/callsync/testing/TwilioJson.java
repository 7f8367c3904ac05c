package io.callsync.testing;

import java.time.Instant;

/** Records of Twilio's BulkExport, a line each. */
public final class TwilioJson {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private TwilioJson() {}

    /** The leg between the customer and the company. @param version seconds added to the last update */
    public static String parent(String sid, boolean incoming, String customer, int version, String status) {
        String company = "+15145550199";
        return line(
                sid,
                "null",
                incoming ? "inbound" : "outbound-api",
                incoming ? customer : company,
                incoming ? company : customer,
                version,
                status);
    }

    /** A leg that the parent dialled, to an agent's softphone. */
    public static String child(String parent, int number, int version, String status) {
        String sid = "CB" + number + parent.substring(3);
        return line(sid, '"' + parent + '"', "outbound-dial", "+15145550199", "client:agent" + number, version, status);
    }

    private static String line(
            String sid, String parent, String direction, String from, String to, int version, String status) {
        boolean live = status.equals("in-progress");
        String end = live ? "null" : '"' + START.plusSeconds(60 + version).toString() + '"';
        return """
                {"sid":"%s","parent_call_sid":%s,"date_created":"%s","date_updated":"%s","start_time":"%s","end_time":%s,\
                "duration":"%d","direction":"%s","status":"%s","from":"%s","to":"%s","answered_by":null}
                """.formatted(
                        sid,
                        parent,
                        START,
                        START.plusSeconds(100 + version),
                        START.plusSeconds(2),
                        end,
                        status.equals("completed") ? 50 : 0,
                        direction,
                        status,
                        from,
                        to);
    }
}

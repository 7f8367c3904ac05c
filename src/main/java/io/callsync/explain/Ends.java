package io.callsync.explain;

import java.util.Map;

/** The columns of the two ends of a call, by the direction that its row has. Stateless. */
final class Ends {

    private static final String INCOMING = "incoming";

    private Ends() {}

    static String customer(Map<String, Object> callLog) {
        return INCOMING.equals(callLog.get("direction")) ? "from" : "to";
    }

    static String company(Map<String, Object> callLog) {
        return INCOMING.equals(callLog.get("direction")) ? "to" : "from";
    }
}

package io.callsync.report;

/**
 * Calls of one direction and status at the end of a run: by the sources, and as {@code call_logs} held them at that moment. Talk is
 * in seconds.
 */
public record ControlTotal(
        String direction, String status, long calls, long talkSeconds, long foundCalls, long foundTalkSeconds) {

    public boolean isBalanced() {
        return calls == foundCalls && talkSeconds == foundTalkSeconds;
    }
}

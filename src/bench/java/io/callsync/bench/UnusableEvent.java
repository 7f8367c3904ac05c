package io.callsync.bench;

import java.io.IOException;

/** Events that no call can be told from: each kind of damage in turn. */
final class UnusableEvent {

    private UnusableEvent() {}

    /** @param id of no other call */
    static void write(long id, long start, Appendable out) throws IOException {
        String head = "{\"resource\":\"call\",\"event\":\"call.ended\",\"timestamp\":" + (start + 60)
                + ",\"data\":{\"id\":" + id;
        switch ((int) Math.floorMod(id, 4L)) {
            case 0 -> out.append(head).append(",\"direction\":\"inbound\",\"sta\n");
            case 1 ->
                out.append(head)
                        .append(",\"direction\":\"inbound\",\"status\":\"done\",\"ended_at\":" + start + "}}\n");
            case 2 ->
                out.append(head)
                        .append(",\"direction\":\"inbound\",\"status\":\"done\",\"started_at\":" + start)
                        .append(",\"ended_at\":" + (start - 60) + "}}\n");
            default ->
                out.append(head)
                        .append(",\"direction\":\"sideways\",\"status\":\"done\",\"started_at\":" + start)
                        .append(",\"ended_at\":" + (start + 60) + "}}\n");
        }
    }
}

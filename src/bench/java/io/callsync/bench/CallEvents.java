package io.callsync.bench;

import java.io.IOException;
import java.time.LocalDate;

/**
 * Aircall's webhook events of a night, a line each: one of each call, 2 % of them delivered once more (half of those at once, half some
 * files later), and one unusable record in a thousand. The ids are in no order.
 *
 * @param date of the calls, UTC
 * @param first index of the first call; nights of other indexes have other ids
 * @param version 0 for the night itself; in a later one, every second call has changed since the one before
 */
record CallEvents(LocalDate date, long first, long calls, int version) {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final int USERS = 300;

    private static final long DAY = 86_400;
    private static final long FIRST_ID = 1_000_000_000L;
    private static final int SOON = 7;

    /** Writes the events of these calls. @param from counted from the first of the night */
    void write(long from, long to, Appendable out) throws IOException {
        for (long call = from; call < to; call++) {
            event(call, out);
            int fate = fate(call);
            if (fate < 10) {
                event(Math.max(0, call - SOON), out);
            } else if (fate < 20) {
                event(Math.max(0, call - Math.max(1, calls / 10)), out);
            } else if (fate == 20) {
                UnusableEvent.write(FIRST_ID - 1 - first - call, midnight(), out);
            }
        }
    }

    /** How many records cannot be used. */
    long unusable() {
        long count = 0;
        for (long call = 0; call < calls; call++) {
            count += fate(call) == 20 ? 1 : 0;
        }
        return count;
    }

    /** How many calls have changed since the version before. */
    long changed() {
        return (calls + 1) / 2;
    }

    private int fate(long call) {
        return (int) Long.remainderUnsigned(Mix.bits(~(first + call)), 1000);
    }

    private long midnight() {
        return date.toEpochDay() * DAY;
    }

    private void event(long call, Appendable out) throws IOException {
        long bits = Mix.bits(first + call);
        int changes = call % 2 == 0 ? version : 0;
        long id = FIRST_ID + Mix.permuted(first + call);
        long start = midnight() + call * DAY / calls;
        long answer = start + 3 + (bits >>> 8 & 15);
        boolean answered = (bits >>> 1 & 7) < 5 != (call % 4 == 0 && changes % 2 == 1);
        long end = answer + (answered ? 20 + (bits >>> 48 & 1023) : 15) + 30L * changes;
        long customer = Customers.of(calls).of((bits >>> 16 & 0xFFFFFF) / (double) (1 << 24));
        long user = bits >>> 40 & 0xFF;
        out.append("{\"resource\":\"call\",\"event\":\"call.ended\",\"timestamp\":" + (end + 1 + 3600L * changes))
                .append(",\"token\":\"0f1e2d3c4b5a69788796a5b4c3d2e1f0\",\"data\":{\"id\":" + id)
                .append(",\"direct_link\":\"https://api.aircall.io/v1/calls/" + id)
                .append("\",\"direction\":\"" + ((bits & 1) == 0 ? "inbound" : "outbound"))
                .append("\",\"status\":\"done\",\"missed_call_reason\":"
                        + (answered ? "null" : "\"no_available_agent\""))
                .append(",\"started_at\":" + start + ",\"answered_at\":" + (answered ? answer : "null"))
                .append(",\"ended_at\":" + end + ",\"duration\":" + (end - start))
                .append(",\"raw_digits\":\"" + spaced(Customers.number(customer)))
                .append(
                        "\",\"number\":{\"id\":4401,\"name\":\"Showroom\",\"digits\":\"+1 514-879-0100\",\"country\":\"CA\",")
                .append("\"time_zone\":\"America/Montreal\"},\"user\":{\"id\":" + (8000 + user))
                .append(",\"name\":\"Agent " + user + "\",\"email\":\"" + email(user))
                .append("\"},\"asset\":"
                        + (answered ? "\"https://assets.aircall.io/calls/" + id + "/recording\"" : "null"))
                .append(",\"voicemail\":null,\"recording\":null,\"archived\":false,\"cost\":\"0\",\"comments\":[")
                .append(bits >>> 60 == 0 ? "{\"content\":\"Wants to be called back about the quote\"}" : "")
                .append("],\"tags\":[")
                .append(bits >>> 60 == 1 ? "{\"name\":\"sales\"}" : "")
                .append("]}}\n");
    }

    static String email(long user) {
        return "agent" + user + "@example.com";
    }

    // +1 514-879-0100, as Aircall writes numbers
    private static String spaced(String number) {
        return number.substring(0, 2)
                + ' '
                + number.substring(2, 5)
                + '-'
                + number.substring(5, 8)
                + '-'
                + number.substring(8);
    }
}

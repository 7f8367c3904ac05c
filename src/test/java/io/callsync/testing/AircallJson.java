package io.callsync.testing;

/** Aircall webhook events, one call each, written as a line. */
public record AircallJson(
        long id,
        long timestamp,
        String direction,
        long startedAt,
        Long answeredAt,
        Long endedAt,
        String digits,
        String agent,
        String asset) {

    /** An outgoing call of ten minutes that a customer answered, on 20 November 2026. */
    public static AircallJson aCall(long id) {
        return new AircallJson(
                id,
                1_795_176_000 + 700,
                "outbound",
                1_795_176_000,
                1_795_176_010L,
                1_795_176_610L,
                "+1 514-555-0101",
                "alice@example.com",
                null);
    }

    public AircallJson from(String number) {
        return new AircallJson(id, timestamp, "inbound", startedAt, answeredAt, endedAt, number, agent, asset);
    }

    public AircallJson to(String number) {
        return new AircallJson(id, timestamp, "outbound", startedAt, answeredAt, endedAt, number, agent, asset);
    }

    public AircallJson missed() {
        return new AircallJson(id, timestamp, direction, startedAt, null, endedAt, digits, null, asset);
    }

    public AircallJson live() {
        return new AircallJson(id, timestamp, direction, startedAt, answeredAt, null, digits, agent, asset);
    }

    public AircallJson at(long time) {
        return new AircallJson(id, time, direction, startedAt, answeredAt, endedAt, digits, agent, asset);
    }

    public AircallJson agent(String email) {
        return new AircallJson(id, timestamp, direction, startedAt, answeredAt, endedAt, digits, email, asset);
    }

    public AircallJson asset(String url) {
        return new AircallJson(id, timestamp, direction, startedAt, answeredAt, endedAt, digits, agent, url);
    }

    public AircallJson started(long time) {
        return new AircallJson(id, timestamp, direction, time, answeredAt, endedAt, digits, agent, asset);
    }

    public AircallJson digits(String number) {
        return new AircallJson(id, timestamp, direction, startedAt, answeredAt, endedAt, number, agent, asset);
    }

    public AircallJson ended(Long time) {
        return new AircallJson(id, timestamp, direction, startedAt, answeredAt, time, digits, agent, asset);
    }

    /** The event as Aircall posts it. */
    public String line() {
        String status = endedAt != null ? "done" : answeredAt != null ? "answered" : "initial";
        String user = agent == null ? "null" : "{\"id\":7,\"email\":\"%s\"}".formatted(agent);
        return """
                {"resource":"call","event":"call.ended","timestamp":%d,"token":"t","data":{"id":%d,"direction":"%s","status":"%s",\
                "started_at":%d,"answered_at":%s,"ended_at":%s,"raw_digits":"%s","user":%s,"asset":%s,\
                "number":{"digits":"+1 514-555-0199"}}}
                """.formatted(
                        timestamp,
                        id,
                        direction,
                        status,
                        startedAt,
                        answeredAt,
                        endedAt,
                        digits,
                        user,
                        asset == null ? "null" : "\"" + asset + "\"");
    }
}

package io.callsync.provider.amazonconnect;

import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Leg;
import io.callsync.call.Party;
import io.callsync.call.SourceVersion;
import java.time.Instant;

/** Builds the leg of one contact. Times are seconds after {@link #DAY}. */
final class ContactBuilder {

    static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
    static final CallKey KEY = new CallKey(AmazonConnectProvider.NAME, "c-1");

    private final String id;
    private final InitiationMethod method;
    private int start;
    private Integer customer;
    private Integer agentAt;
    private Integer end;
    private String agent;
    private String reason;
    private String machine;

    private ContactBuilder(String id, InitiationMethod method) {
        this.id = id;
        this.method = method;
    }

    static ContactBuilder aContact(String id, InitiationMethod method) {
        return new ContactBuilder(id, method);
    }

    ContactBuilder startedAt(int second) {
        start = second;
        return this;
    }

    ContactBuilder customerAt(Integer second) {
        customer = second;
        return this;
    }

    ContactBuilder agentAt(String name, Integer second) {
        agent = name;
        agentAt = second;
        return this;
    }

    ContactBuilder endedAt(int second, String disconnectReason) {
        end = second;
        reason = disconnectReason;
        return this;
    }

    ContactBuilder heard(String detection) {
        machine = detection;
        return this;
    }

    Leg leg() {
        Instant changed = time(end == null ? Integer.valueOf(start) : end);
        return new Leg(
                KEY,
                SourceVersion.of(end == null ? CallStatus.CALLING : CallStatus.ANSWERED, changed),
                id,
                null,
                method.name(),
                reason,
                machine,
                method.direction(),
                time(start),
                time(customer),
                time(agentAt),
                time(end),
                null,
                Party.of("+12025550101"),
                Party.of("+12025550199"),
                agent,
                agent == null ? null : "s3://recordings/" + id + ".wav",
                null);
    }

    private static Instant time(Integer second) {
        return second == null ? null : DAY.plusSeconds(second);
    }
}

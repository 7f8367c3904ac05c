package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.Leg;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** A call as its rows and legs are. */
public final class StoredCall {

    private final CallRow row;
    private final Communication communication;
    private final TreeMap<String, Leg> legs;

    /** What its communication says again; {@code null} where it has none. */
    record Communication(Long leadId, Long userId, String type, Integer duration, String phone, String status) {}

    StoredCall(CallRow row, Communication communication, TreeMap<String, Leg> legs) {
        this.row = row;
        this.communication = communication;
        this.legs = legs;
    }

    /** @param stored null where there is none */
    static ForgottenCall forgotten(StoredCall stored) {
        return stored == null ? ForgottenCall.of(null, List.of()) : ForgottenCall.of(stored.row, stored.legs.values());
    }

    CallRow row() {
        return row;
    }

    TreeMap<String, Leg> legs() {
        return legs;
    }

    public Call call() {
        return row.call();
    }

    /** The file of the record that changed it last. */
    public long fileId() {
        return row.fileId();
    }

    public Long leadId() {
        return communication == null ? null : communication.leadId();
    }

    public Long userId() {
        return communication == null ? null : communication.userId();
    }

    /** Whether its two rows disagree, which callsync never leaves behind. */
    public boolean isEdited() {
        Call call = row.call();
        return communication != null
                && !(call.direction().value().equals(communication.type())
                        && Objects.equals(call.durationSeconds(), communication.duration())
                        && Objects.equals(call.customer().number(), communication.phone())
                        && call.status().value().equals(communication.status()));
    }
}

package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.SourceVersion;
import java.util.Objects;
import java.util.Set;

/**
 * A {@code call_logs} row with what orders it. Merging is commutative, associative and idempotent, so the row depends on the
 * set of records alone: the parts that every record provides come as a unit from the newest one, and agent, recording and
 * description each from the newest record that provides it. Records of equal version are told apart by their content.
 *
 * @param id null while the row is not in the table
 * @param communicationId null while no lead matches
 * @param fileId and recordNumber: the record that changed the row last
 */
record CallRow(
        Long id,
        Long communicationId,
        Call call,
        long agentVersion,
        long mediaVersion,
        long descriptionVersion,
        long fileId,
        long recordNumber) {

    /** The row that a call makes on its own. */
    static CallRow of(Call call, long fileId, long recordNumber) {
        long version = call.version().value();
        return new CallRow(null, null, call, version, version, version, fileId, recordNumber);
    }

    /** This row with what the call adds to it; the same instance when it adds nothing. */
    CallRow merge(Call incoming, long byFile, long byRecord) {
        long version = incoming.version().value();
        var agent = Provided.newest(call.agent(), agentVersion, incoming.agent(), version);
        var media = Provided.newest(call.mediaUrl(), mediaVersion, incoming.mediaUrl(), version);
        var text = Provided.newest(call.description(), descriptionVersion, incoming.description(), version);
        var newest = new SourceVersion(Math.max(call.version().value(), version));
        Call merged = with(newestCore(incoming), newest, agent.value(), media.value(), text.value());
        boolean same = saysTheSame(call, merged);
        var row = new CallRow(
                id,
                communicationId,
                merged,
                agent.version(),
                media.version(),
                text.version(),
                same ? fileId : byFile,
                same ? recordNumber : byRecord);
        return row.equals(this) ? this : row;
    }

    /** This row saying exactly what the call says: for calls folded from legs, which are whole each time. */
    CallRow replace(Call folded, long byFile, long byRecord) {
        long version = folded.version().value();
        if (folded.equals(call)) {
            return this;
        }
        boolean newer = !saysTheSame(call, folded);
        return new CallRow(
                id,
                communicationId,
                folded,
                version,
                version,
                version,
                newer ? byFile : fileId,
                newer ? byRecord : recordNumber);
    }

    /**
     * What other records make, with the parts of this row that are from elsewhere: an agent, a recording or a description whose
     * version is neither the row's own nor that of one of these records.
     */
    CallRow besides(CallRow made, Set<Long> versions) {
        var agent = part(call.agent(), agentVersion, made.call.agent(), made.agentVersion, versions);
        var media = part(call.mediaUrl(), mediaVersion, made.call.mediaUrl(), made.mediaVersion, versions);
        var text = part(
                call.description(), descriptionVersion, made.call.description(), made.descriptionVersion, versions);
        Call both = with(made.call, made.call.version(), agent.value(), media.value(), text.value());
        return new CallRow(
                id,
                communicationId,
                both,
                agent.version(),
                media.version(),
                text.version(),
                made.fileId,
                made.recordNumber);
    }

    private Provided part(String known, long knownVersion, String made, long madeVersion, Set<Long> versions) {
        boolean theirs = knownVersion == call.version().value() || versions.contains(knownVersion);
        return theirs ? new Provided(made, madeVersion) : Provided.newest(known, knownVersion, made, madeVersion);
    }

    /** Whether both say the same about the call, whatever their versions. */
    boolean saysTheSameAs(CallRow other) {
        return saysTheSame(call, other.call);
    }

    /** Whether a record of the version of this row says otherwise: somebody should know. */
    boolean conflictsWith(Call incoming) {
        return incoming.version().equals(call.version()) && !hasSameCore(incoming, call);
    }

    private Call newestCore(Call incoming) {
        int order = incoming.version().compareTo(call.version());
        if (order == 0 && !hasSameCore(incoming, call)) {
            order = core(incoming).compareTo(core(call));
        }
        return order > 0 ? incoming : call;
    }

    private static boolean hasSameCore(Call one, Call other) {
        return one.direction() == other.direction()
                && one.status().equals(other.status())
                && one.providerStatus().equals(other.providerStatus())
                && Objects.equals(one.startAt(), other.startAt())
                && Objects.equals(one.endAt(), other.endAt())
                && Objects.equals(one.durationSeconds(), other.durationSeconds())
                && one.from().equals(other.from())
                && one.to().equals(other.to());
    }

    private static String core(Call c) {
        return String.join(
                "\u0001",
                c.direction().value(),
                c.status().value(),
                c.providerStatus(),
                String.valueOf(c.startAt()),
                String.valueOf(c.endAt()),
                String.valueOf(c.durationSeconds()),
                c.from().toString(),
                c.to().toString());
    }

    private static boolean saysTheSame(Call one, Call other) {
        return one.equals(with(other, one.version(), other.agent(), other.mediaUrl(), other.description()));
    }

    private static Call with(Call c, SourceVersion version, String agent, String media, String description) {
        return new Call(
                c.key(),
                version,
                c.direction(),
                c.status(),
                c.providerStatus(),
                c.startAt(),
                c.endAt(),
                c.durationSeconds(),
                c.from(),
                c.to(),
                agent,
                media,
                description);
    }
}

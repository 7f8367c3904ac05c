package io.callsync.explain;

import io.callsync.call.Outcome;
import io.callsync.call.SourceVersion;
import io.callsync.writing.Replay;

/** Why a record did what it did, in a sentence; nothing where its changes say it. Stateless. */
final class Why {

    private Why() {}

    static String of(Outcome.Quarantined quarantined) {
        return quarantined.reason().code() + ": " + quarantined.message();
    }

    /** @param file that holds the record */
    static String of(Replay.Step step, long file) {
        return switch (step.kind()) {
            case INSERTED -> null;
            case UPDATED -> isOlder(step) ? older(step, file) + ": taken is only what was not known" : null;
            case UNCHANGED -> unchanged(step, file);
            case SUPERSEDED -> older(step, file);
            case DUPLICATE -> "in this file already" + (step.known() == null ? "" : ", as " + place(step, file));
            case FILTERED -> step.filterReason();
            case QUARANTINED -> of(step.quarantined());
        };
    }

    private static boolean isOlder(Replay.Step step) {
        return step.known() != null && step.version().compareTo(step.known().version()) < 0;
    }

    private static String unchanged(Replay.Step step, long file) {
        if (step.known() == null) {
            return "adds nothing to what the other parts of the call say";
        }
        boolean newer = step.version().compareTo(step.known().version()) > 0;
        return newer
                ? "newer than %s, and says the same".formatted(place(step, file))
                : "says what %s said".formatted(place(step, file));
    }

    private static String older(Replay.Step step, long file) {
        if (!isOlder(step)) {
            return "older than what the call's other parts make";
        }
        SourceVersion known = step.known().version();
        return known.finality() > step.version().finality()
                ? "%s tells how the call ended, this one is from before its end".formatted(place(step, file))
                : "%s is newer: changed %s, this one %s"
                        .formatted(
                                place(step, file),
                                known.changedAt(),
                                step.version().changedAt());
    }

    private static String place(Replay.Step step, long file) {
        Replay.Place known = step.known();
        return known.fileId() == file
                ? "record " + known.record()
                : "record %d of file %d".formatted(known.record(), known.fileId());
    }
}

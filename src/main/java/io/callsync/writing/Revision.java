package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.ProviderFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What records make of a call as they are mapped now, had they been mapped so when they were loaded: by the merging that every run
 * does, and without any table.
 *
 * @param call null when they make none
 * @param refusal why they make none, as {@code quarantined: no-start}, or null
 * @param overtaken whether the stored row says what a newer record of other files says
 * @param redelivered whether the same records, delivered once more, would write this
 */
public record Revision(Call call, String refusal, boolean overtaken, boolean redelivered) {

    /**
     * @param records accepted ones of this call, in the order in which they were loaded
     * @param stored null when there is no row
     * @param forgotten whether a person was forgotten in the call: then the records say no more of people than what is stored
     */
    public static Revision of(
            ProviderFormat format, CallKey key, List<FileItem.Mapped> records, StoredCall stored, boolean forgotten) {
        UnaryOperator<Evidence> told = forgotten ? StoredCall.forgotten(stored)::known : UnaryOperator.identity();
        List<Evidence> evidence = records.stream().map(Evidence::of).map(told).toList();
        Merged anew = format.foldsLegs()
                ? FoldedCalls.merge(format, key, null, otherLegs(stored, evidence), evidence)
                : WholeCalls.merge(null, evidence);
        if (anew.row() == null) {
            return new Revision(null, refusal(anew.verdicts()), false, false);
        }
        if (stored == null) {
            return new Revision(anew.row().call(), null, false, true);
        }
        Set<Long> versions =
                evidence.stream().map(one -> one.delivery().version().value()).collect(Collectors.toSet());
        CallRow row = format.foldsLegs() ? anew.row() : stored.row().besides(anew.row(), versions);
        CallRow again = format.foldsLegs()
                ? FoldedCalls.merge(format, key, stored.row(), stored.legs(), evidence)
                        .row()
                : WholeCalls.merge(stored.row(), evidence).row();
        boolean overtaken = !format.foldsLegs() && isOvertaken(stored.row(), anew.row(), versions);
        return new Revision(row.call(), null, overtaken, again.saysTheSameAs(row));
    }

    /** What other nights brought: a leg that came in these records too is taken from them. */
    private static TreeMap<String, Leg> otherLegs(StoredCall stored, List<Evidence> evidence) {
        TreeMap<String, Leg> legs = new TreeMap<>(stored == null ? new TreeMap<>() : stored.legs());
        evidence.forEach(one -> legs.remove(((Leg) one.delivery()).id()));
        return legs;
    }

    /** An older record that only added agent, recording or description is the last that changed a row, and not what it says. */
    private static boolean isOvertaken(CallRow stored, CallRow anew, Set<Long> versions) {
        long version = stored.call().version().value();
        return version > anew.call().version().value()
                && List.of(stored.agentVersion(), stored.mediaVersion(), stored.descriptionVersion()).stream()
                        .anyMatch(part -> part != version && versions.contains(part));
    }

    private static String refusal(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.kind() == OutcomeKind.QUARANTINED
                        ? "quarantined: " + verdict.quarantined().reason().code()
                        : verdict.filterReason() == null ? null : "filtered: " + verdict.filterReason())
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}

package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.Folded;
import io.callsync.provider.ProviderFormat;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The legs of a call that fold together, and what they make. Where all of them do not, legs that make a call on their own are
 * taken first, then the older ones, each if it goes with those before it: a choice by the set of legs, not by the order in which
 * they came.
 *
 * @param refused by leg id: why a leg does not go with the others
 */
record FoldableLegs(Folded folded, Map<String, Outcome.Quarantined> refused) {

    private static final Logger LOG = LoggerFactory.getLogger(FoldableLegs.class);

    /** What some legs make together. @param refusal why they make nothing, or null */
    private record Attempt(Folded folded, Outcome.Quarantined refusal) {

        boolean isCall() {
            return folded instanceof Folded.Of;
        }
    }

    static FoldableLegs of(ProviderFormat format, CallKey key, Collection<Leg> legs) {
        Attempt all = attempt(format, key, legs);
        return all.refusal() == null ? new FoldableLegs(all.folded(), Map.of()) : chosen(format, key, legs);
    }

    /** Why this leg cannot be folded whatever the others are, or null. */
    static Outcome.Quarantined refusal(ProviderFormat format, Leg leg) {
        return attempt(format, leg.key(), List.of(leg)).refusal();
    }

    private static FoldableLegs chosen(ProviderFormat format, CallKey key, Collection<Leg> legs) {
        Folded folded = new Folded.Waiting();
        TreeMap<String, Leg> chosen = new TreeMap<>();
        Map<String, Outcome.Quarantined> refused = new HashMap<>();
        for (Leg leg : inOrderOfChoice(format, key, legs)) {
            chosen.put(leg.id(), leg);
            Attempt attempt = attempt(format, key, chosen.values());
            if (attempt.refusal() == null) {
                folded = attempt.folded();
            } else {
                chosen.remove(leg.id());
                refused.put(leg.id(), attempt.refusal());
            }
        }
        return new FoldableLegs(folded, refused);
    }

    private static List<Leg> inOrderOfChoice(ProviderFormat format, CallKey key, Collection<Leg> legs) {
        Map<String, Boolean> calls = new HashMap<>();
        legs.forEach(
                leg -> calls.put(leg.id(), attempt(format, key, List.of(leg)).isCall()));
        return legs.stream()
                .sorted(Comparator.comparing((Leg leg) -> !calls.get(leg.id()))
                        .thenComparing(Leg::version)
                        .thenComparing(Leg::id))
                .toList();
    }

    private static Attempt attempt(ProviderFormat format, CallKey key, Collection<Leg> legs) {
        try {
            Folded folded = format.fold(key, List.copyOf(legs));
            if (folded instanceof Folded.Of of) {
                DeliveryCheck.check(of.call());
            }
            return new Attempt(folded, null);
        } catch (Rejection rejection) {
            return new Attempt(null, rejection.outcome());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("The legs of a {} call broke their fold", key.provider(), e);
            String message =
                    "the legs of the call cannot be folded: " + e.getClass().getSimpleName();
            return new Attempt(null, new Outcome.Quarantined(Reason.MALFORMED, null, message));
        }
    }
}

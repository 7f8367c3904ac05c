package io.callsync.provider.declared;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.provider.Folded;
import io.callsync.provider.Legs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Folds the legs of one call, whatever the order in which they came: starts with the earliest and ends with the latest leg;
 * numbers and direction from the initial leg (the earliest that knows its direction); status best by rank (answered, then
 * live, then the initial leg's, error only if no leg did better); agent of the first answered leg (of an outgoing call that
 * nobody answered: of the initial leg); duration as long as any answered leg lasted. A leg's {@code detail} holds its encoded {@link Verdict}.
 */
final class LegFold {

    private static final Comparator<Leg> BY_START =
            Comparator.comparing(Leg::startAt).thenComparing(Leg::id);
    private static final Comparator<Part> BY_ANSWER = Comparator.comparing(Part::answeredAt)
            .thenComparing(part -> part.leg().id());

    private final CallKey key;
    private final List<Leg> all;
    private final Leg initial;
    private final List<Part> parts;
    /** The answered ones, first answered first. */
    private final List<Part> answered;

    /** A leg that belongs to a call with a customer, and what it says about that call. */
    private record Part(Leg leg, CallStatus status) {

        boolean isAnswered() {
            return status.equals(CallStatus.ANSWERED);
        }

        Instant answeredAt() {
            return leg.answeredAt() == null ? leg.startAt() : leg.answeredAt();
        }
    }

    LegFold(CallKey key, List<Leg> legs) {
        this.key = key;
        this.all = new ArrayList<>(legs);
        all.sort(BY_START);
        this.initial = Legs.first(all, leg -> isDirected(leg) ? leg : null);
        this.parts = new ArrayList<>(all.size());
        this.answered = new ArrayList<>(all.size());
        if (initial != null) {
            all.forEach(this::sort);
            answered.sort(BY_ANSWER);
        }
    }

    private void sort(Leg leg) {
        Part part = part(leg);
        if (part != null) {
            parts.add(part);
        }
        if (part != null && part.isAnswered()) {
            answered.add(part);
        }
    }

    private static boolean isDirected(Leg leg) {
        return leg.direction() != null && Verdict.decode(leg.detail()).filteredIn(leg.direction()) == null;
    }

    Folded fold() {
        return initial == null ? withoutCustomer() : new Folded.Of(call(), Set.of());
    }

    /** Nothing but internal legs is no call; nothing but legs that inherit their direction waits for the one that has it. */
    private Folded withoutCustomer() {
        return all.stream()
                .map(leg -> Verdict.decode(leg.detail()).filteredIn(null))
                .filter(Objects::nonNull)
                .findFirst()
                .<Folded>map(Folded.Filtered::new)
                .orElseGet(Folded.Waiting::new);
    }

    private Part part(Leg leg) {
        Direction direction = leg.direction() == null ? initial.direction() : leg.direction();
        CallStatus status = Verdict.decode(leg.detail()).in(direction).status();
        return status == null ? null : new Part(leg, status);
    }

    private Call call() {
        Part decisive = decisive();
        boolean live = decisive.status().isLive();
        return new Call(
                key,
                Legs.latest(all, Leg::version),
                initial.direction(),
                decisive.status(),
                decisive.leg().status(),
                parts.get(0).leg().startAt(),
                live ? null : latestEnd(),
                live ? null : (Integer) conversationSeconds(),
                initial.from(),
                initial.to(),
                agent(decisive),
                first(parts, Leg::mediaUrl),
                first(parts, Leg::description));
    }

    private Part decisive() {
        return answered.isEmpty() ? Collections.min(parts, Comparator.comparingInt(this::rank)) : answered.get(0);
    }

    private int rank(Part part) {
        if (part.status().isLive()) {
            return 0;
        }
        boolean error = part.status().equals(CallStatus.ERROR);
        return (error ? 3 : 1) + (part.leg() == initial ? 0 : 1);
    }

    private Instant latestEnd() {
        Instant latest = null;
        for (Part part : parts) {
            Instant end = part.leg().endAt();
            latest = end == null || latest != null && end.isBefore(latest) ? latest : end;
        }
        return latest;
    }

    /** How long at least one answered leg was connected: legs that overlap (a queue and its member) count once. */
    private int conversationSeconds() {
        long seconds = 0;
        Instant counted = Instant.MIN;
        for (Part part : answered) {
            Instant from = part.answeredAt();
            Instant until = from.plusSeconds(part.leg().durationSeconds());
            Instant uncounted = from.isAfter(counted) ? from : counted;
            if (until.isAfter(uncounted)) {
                seconds += Duration.between(uncounted, until).toSeconds();
                counted = until;
            }
        }
        return Math.toIntExact(seconds);
    }

    private String agent(Part decisive) {
        if (!decisive.isAnswered()) {
            return initial.direction() == Direction.OUTGOING ? initial.agent() : null;
        }
        return first(answered, Leg::agent);
    }

    private static String first(List<Part> parts, Function<Leg, String> attribute) {
        for (Part part : parts) {
            String value = attribute.apply(part.leg());
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}

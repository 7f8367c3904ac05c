package io.callsync.provider.amazonconnect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Note;
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

/**
 * The contacts of one call, which a transfer prolongs by another contact each time. What they make together depends on the set
 * of contacts alone. A chain whose initial contact has not come begins with its earliest segment, and counts as incoming: the
 * initial contact may lie before the first export, and the call must not be lost.
 */
final class ContactChain {

    private static final Comparator<Leg> BY_START = comparing(Leg::startAt).thenComparing(Leg::id);
    private static final Comparator<Leg> BY_ANSWER = comparing(Leg::answeredAt).thenComparing(Leg::id);

    /** A contact with the status that it has as part of this call; null when its reason is no longer known. */
    private record Contact(Leg leg, CallStatus status) {

        boolean isAnswered() {
            return CallStatus.ANSWERED.equals(status);
        }
    }

    private final CallKey key;
    private final Leg initial;
    private final Direction direction;
    /** In the order in which they began. */
    private final List<Leg> legs;
    /** The same. */
    private final List<Contact> contacts;
    /** Those that an agent took, in the order in which agents did. */
    private final List<Leg> taken;

    private ContactChain(CallKey key, Leg initial, List<Leg> legs, StatusTable statuses) {
        this.key = key;
        this.initial = initial;
        this.direction = initial.direction() == null ? Direction.INCOMING : initial.direction();
        this.legs = legs;
        this.contacts = new ArrayList<>(legs.size());
        this.taken = new ArrayList<>(legs.size());
        for (Leg leg : legs) {
            contacts.add(new Contact(leg, statuses.of(leg, direction, customerAt(leg))));
            if (leg.answeredAt() != null) {
                taken.add(leg);
            }
        }
        taken.sort(BY_ANSWER);
    }

    static ContactChain of(CallKey key, List<Leg> legs, StatusTable statuses) {
        List<Leg> ordered = new ArrayList<>(legs);
        ordered.sort(BY_START);
        Leg initial = Legs.withId(key.externalId(), ordered);
        return new ContactChain(key, initial == null ? ordered.get(0) : initial, ordered, statuses);
    }

    Folded fold() {
        Contact deciding = Collections.min(contacts, comparingInt(this::rank));
        if (deciding.status() == null) {
            return new Folded.Waiting();
        }
        boolean unverified = deciding.isAnswered() && taken.isEmpty();
        return new Folded.Of(call(deciding), unverified ? Set.of(Note.AGENT_UNVERIFIED) : Set.of());
    }

    private Call call(Contact deciding) {
        boolean live = deciding.status().isLive();
        Instant end = live ? null : Legs.latest(legs, Leg::endAt);
        String agent = agent();
        return new Call(
                key,
                Legs.latest(legs, Leg::version),
                direction,
                deciding.status(),
                StatusTable.providerStatus(deciding.leg()),
                legs.get(0).startAt(),
                end,
                live ? null : talkSeconds(end),
                initial.from(),
                initial.to(),
                agent,
                Legs.first(legs, Leg::mediaUrl),
                lastAgent(agent));
    }

    /** Best first: answered, going on, waiting, the initial contact's own end, another's, an error, not known. */
    private int rank(Contact contact) {
        CallStatus status = contact.status();
        if (status == null) {
            return 6;
        }
        if (status.isLive()) {
            return status.equals(CallStatus.CALLING) ? 1 : 2;
        }
        return contact.isAnswered() ? 0 : status.equals(CallStatus.ERROR) ? 5 : contact.leg() == initial ? 3 : 4;
    }

    private int talkSeconds(Instant end) {
        long longest = 0;
        for (Contact contact : contacts) {
            if (contact.isAnswered()) {
                longest = Math.max(
                        longest, Duration.between(talkStart(contact.leg()), end).toSeconds());
            }
        }
        return (int) longest;
    }

    /** When the later of the two parties was connected; an operator may call a contact answered that had only one, or none. */
    private Instant talkStart(Leg leg) {
        Instant agentAt = leg.answeredAt();
        Instant customerAt = direction == Direction.INCOMING && agentAt != null ? null : customerAt(leg);
        if (customerAt == null || agentAt == null) {
            return customerAt != null ? customerAt : agentAt != null ? agentAt : leg.startAt();
        }
        return customerAt.isAfter(agentAt) ? customerAt : agentAt;
    }

    /** The customer who is transferred was connected to the initial contact. */
    private Instant customerAt(Leg leg) {
        return leg.connectedAt() != null ? leg.connectedAt() : initial.connectedAt();
    }

    private String agent() {
        String first = Legs.first(taken, Leg::agent);
        return first != null ? first : Legs.first(legs, Leg::agent);
    }

    /** Names the agent of the last contact where a transfer changed the agent. */
    private String lastAgent(String first) {
        String last = first;
        for (Leg leg : taken) {
            last = leg.agent() == null ? last : leg.agent();
        }
        return Objects.equals(last, first) ? null : "Last agent: " + last;
    }
}

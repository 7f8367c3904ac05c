package io.callsync.provider.amazonconnect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.SourceVersion;
import io.callsync.provider.Folded;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
    private final List<Contact> contacts;
    /** Those that an agent took, in the order in which agents did. */
    private final List<Leg> taken;

    private ContactChain(CallKey key, Leg initial, List<Leg> legs, StatusTable statuses) {
        this.key = key;
        this.initial = initial;
        this.direction = initial.direction() == null ? Direction.INCOMING : initial.direction();
        this.contacts = legs.stream()
                .map(leg -> new Contact(leg, statuses.of(leg, direction, customerAt(leg))))
                .toList();
        this.taken = legs.stream()
                .filter(leg -> leg.answeredAt() != null)
                .sorted(BY_ANSWER)
                .toList();
    }

    static ContactChain of(CallKey key, List<Leg> legs, StatusTable statuses) {
        List<Leg> ordered = legs.stream().sorted(BY_START).toList();
        Leg initial = ordered.stream()
                .filter(leg -> leg.id().equals(key.externalId()))
                .findFirst()
                .orElse(ordered.get(0));
        return new ContactChain(key, initial, ordered, statuses);
    }

    Folded fold() {
        Contact deciding = contacts.stream().min(comparingInt(this::rank)).orElseThrow();
        if (deciding.status() == null) {
            return new Folded.Waiting();
        }
        boolean unverified = deciding.isAnswered() && taken.isEmpty();
        return new Folded.Of(call(deciding), unverified ? Set.of(Note.AGENT_UNVERIFIED) : Set.of());
    }

    private Call call(Contact deciding) {
        boolean live = deciding.status().isLive();
        Instant end = live ? null : end();
        String agent = agent();
        return new Call(
                key,
                contacts.stream()
                        .map(c -> c.leg().version())
                        .max(SourceVersion::compareTo)
                        .orElseThrow(),
                direction,
                deciding.status(),
                StatusTable.providerStatus(deciding.leg()),
                contacts.get(0).leg().startAt(),
                end,
                live ? null : talkSeconds(end),
                initial.from(),
                initial.to(),
                agent,
                first(legs().map(Leg::mediaUrl)),
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

    private Instant end() {
        return legs().map(Leg::endAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private int talkSeconds(Instant end) {
        return contacts.stream()
                .filter(Contact::isAnswered)
                .map(contact -> talkStart(contact.leg()))
                .min(Instant::compareTo)
                .map(start -> (int) Math.max(0, Duration.between(start, end).toSeconds()))
                .orElse(0);
    }

    /** When the later of the two parties was connected; an operator may call a contact answered that had only one, or none. */
    private Instant talkStart(Leg leg) {
        Stream<Instant> parties = direction == Direction.INCOMING && leg.answeredAt() != null
                ? Stream.of(leg.answeredAt())
                : Stream.of(customerAt(leg), leg.answeredAt());
        return parties.filter(Objects::nonNull).max(Instant::compareTo).orElse(leg.startAt());
    }

    /** The customer who is transferred was connected to the initial contact. */
    private Instant customerAt(Leg leg) {
        return leg.connectedAt() != null ? leg.connectedAt() : initial.connectedAt();
    }

    private String agent() {
        String first = first(taken.stream().map(Leg::agent));
        return first != null ? first : first(legs().map(Leg::agent));
    }

    /** Names the agent of the last contact where a transfer changed the agent. */
    private String lastAgent(String first) {
        return taken.stream()
                .map(Leg::agent)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .filter(last -> !last.equals(first))
                .map("Last agent: "::concat)
                .orElse(null);
    }

    private Stream<Leg> legs() {
        return contacts.stream().map(Contact::leg);
    }

    private static String first(Stream<String> texts) {
        return texts.filter(Objects::nonNull).findFirst().orElse(null);
    }
}

package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.call.Party;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A call in which a person was forgotten: its records may name only numbers that are still stored, and texts that are, or that have no
 * number in them. Everything else of them counts as ever: status, direction, times and duration. Which number was forgotten is not known any more,
 * and need not be.
 */
final class ForgottenCall {

    private static final String MASK = "***";
    /** Fewer are no telephone number. */
    private static final int DIGITS_OF_A_NUMBER = 7;

    private final Set<String> known = new HashSet<>();

    private ForgottenCall() {}

    /** @param row what is stored of it; null for nothing @param legs none where its records are whole calls */
    static ForgottenCall of(CallRow row, Collection<Leg> legs) {
        ForgottenCall call = new ForgottenCall();
        if (row != null) {
            call.add(row.call().from(), row.call().to());
            call.add(
                    row.call().agent(),
                    row.call().mediaUrl(),
                    row.call().description(),
                    row.call().providerStatus());
        }
        for (Leg leg : legs) {
            call.add(leg.from(), leg.to());
            call.add(leg.agent(), leg.mediaUrl(), leg.description(), leg.method(), leg.status(), leg.detail());
        }
        return call;
    }

    /** A record of the call, without what is not known of people. */
    Evidence known(Evidence record) {
        return new Evidence(record.item(), known(record.delivery()), record.notes());
    }

    private Delivery known(Delivery delivery) {
        return delivery instanceof Leg leg ? leg.with(this::party, this::word, this::text) : known((Call) delivery);
    }

    private void add(Party... parties) {
        for (Party party : parties) {
            if (party != null) {
                known.add(party.number());
            }
        }
    }

    private void add(String... texts) {
        known.addAll(Arrays.asList(texts));
    }

    private Call known(Call c) {
        return new Call(
                c.key(),
                c.version(),
                c.direction(),
                c.status(),
                word(c.providerStatus()),
                c.startAt(),
                c.endAt(),
                c.durationSeconds(),
                party(c.from()),
                party(c.to()),
                text(c.agent()),
                text(c.mediaUrl()),
                text(c.description()));
    }

    private Party party(Party party) {
        return party == null || !party.isNumber() || known.contains(party.number())
                ? party
                : Party.absent(Party.FORGOTTEN);
    }

    private String text(String text) {
        return isHarmless(text) ? text : null;
    }

    private String word(String word) {
        return isHarmless(word) ? word : MASK;
    }

    /** Whether it is stored, or has no number in it whatever its notation. */
    private boolean isHarmless(String text) {
        return text == null
                || text.chars().filter(Character::isDigit).count() < DIGITS_OF_A_NUMBER
                || known.contains(text);
    }
}

package io.callsync.provider.twilio;

import static io.callsync.provider.twilio.CallResource.aCall;
import static io.callsync.provider.twilio.CallResource.aChild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Party;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.provider.Folded;
import io.callsync.provider.MappingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallFoldTests {

    private static final CallKey KEY = new CallKey("twilio", "CA1");
    private static final MappingContext CONTEXT = CallResource.context(Map.of(), Map.of());
    private static final List<String> STATUSES =
            List.of("queued", "ringing", "in-progress", "completed", "busy", "no-answer", "canceled", "failed");
    private static final List<String> ENDS =
            List.of("+12025550101", "+12025550190", "client:alice", "sip:bob@example.com", "anonymous");

    @Test
    void everyOrderOfTheLegsMakesTheSameCall() {
        List<Leg> legs = new ArrayList<>(List.of(
                aCall("CA1").leg(CONTEXT),
                aChild("CA2", "CA1").with(TwilioField.TO, "client:alice").leg(CONTEXT),
                aChild("CA3", "CA1").with(TwilioField.TO, "client:bob").leg(CONTEXT),
                aChild("CA4", "CA1").with(TwilioField.STATUS, "busy").leg(CONTEXT)));

        Folded expected = fold(legs);

        assertThat(call(expected).agent()).isEqualTo("alice");
        for (List<Leg> order : permutations(legs)) {
            assertThat(fold(order)).isEqualTo(expected);
        }
    }

    @Test
    void anyLegsInAnyOrderMakeACallThatKeepsTheContract() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Leg> legs = randomLegs(random);
            Folded folded = fold(legs);
            Collections.shuffle(legs, random);

            assertThat(fold(legs)).as("seed %d, call %d", seed, i).isEqualTo(folded);
            if (folded instanceof Folded.Of of) {
                assertThat(keepsContract(of.call()))
                        .as("seed %d, call %d: %s", seed, i, of)
                        .isTrue();
            }
        }
    }

    /** A row that was written is never taken back, so what makes a call must go on making one. */
    @Test
    void whatMakesACallStillMakesOneWhenMoreLegsCome() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Leg> legs = randomLegs(random);
            boolean call = false;
            for (int known = 1; known <= legs.size(); known++) {
                boolean callNow = fold(legs.subList(0, known)) instanceof Folded.Of;
                assertThat(callNow || !call)
                        .as("seed %d, call %d: %s", seed, i, legs)
                        .isTrue();
                call = callNow;
            }
        }
    }

    @Test
    void aSoftphonesCallWaitsUntilALegShowsWhomItDials() {
        Leg softphone = aCall("CA1")
                .with(TwilioField.FROM, "client:alice")
                .with(TwilioField.TO, "")
                .leg(CONTEXT);
        Leg customer = aChild("CA2", "CA1").with(TwilioField.TO, "+12025550101").leg(CONTEXT);

        assertThat(fold(List.of(softphone))).isEqualTo(new Folded.Waiting());
        assertThat(call(fold(List.of(softphone, customer))).to()).isEqualTo(Party.of("+12025550101"));
    }

    @Test
    void aChildWaitsForItsParent() {
        Leg child = aChild("CA2", "CA1").leg(CONTEXT);

        assertThat(fold(List.of(child))).isEqualTo(new Folded.Waiting());
    }

    @Test
    void theVersionIsTheNewestLegsTimeUnderTheStatusOfTheCall() {
        Leg parent = aCall("CA1").live("in-progress").leg(CONTEXT);
        Leg child = aChild("CA2", "CA1")
                .with(TwilioField.DATE_UPDATED, "2026-03-02T10:00:00Z")
                .leg(CONTEXT);

        Call call = call(fold(List.of(parent, child)));

        assertThat(call.version())
                .isEqualTo(SourceVersion.of(CallStatus.CALLING, Instant.parse("2026-03-02T10:00:00Z")));
    }

    @Test
    void theCallEndsWithItsLastLeg() {
        Leg parent = aCall("CA1").leg(CONTEXT);
        Leg child = aChild("CA2", "CA1")
                .with(TwilioField.END_TIME, "2026-03-02T09:00:36Z")
                .leg(CONTEXT);

        assertThat(call(fold(List.of(parent, child))).endAt()).isEqualTo("2026-03-02T09:00:36Z");
    }

    @Test
    void aLegWhoseStatusIsNoLongerMappedIsRejected() {
        MappingContext mapped = CallResource.context(Map.of("parked", CallStatus.ATTEMPTED), Map.of());
        Leg leg = aCall("CA1")
                .with(TwilioField.STATUS, "parked")
                .with(TwilioField.DURATION, "0")
                .leg(mapped);

        assertThatThrownBy(() -> fold(List.of(leg)))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("'parked'");
    }

    @Test
    void aParentThatEndedWhileItsChildStillRingsIsCallingUntilTheChildsEndIsKnown() {
        Leg parent = aCall("CA1").leg(CONTEXT);
        Leg ringing = aChild("CA2", "CA1").live("ringing").leg(CONTEXT);
        Leg talked = aChild("CA3", "CA1").leg(CONTEXT);

        assertThat(call(fold(List.of(parent, ringing))).status()).isEqualTo(CallStatus.CALLING);
        assertThat(call(fold(List.of(parent, ringing, talked))).status()).isEqualTo(CallStatus.ANSWERED);
    }

    private static Folded fold(List<Leg> legs) {
        return new CallFold(CONTEXT, TwilioOptions.of(CONTEXT)).fold(KEY, legs);
    }

    private static Call call(Folded folded) {
        return ((Folded.Of) folded).call();
    }

    private static boolean keepsContract(Call call) {
        boolean incoming = call.direction() == Direction.INCOMING;
        boolean outgoingOnly = List.of(CallStatus.PENDING, CallStatus.UNANSWERED, CallStatus.ATTEMPTED)
                .contains(call.status());
        boolean rightWay = incoming ? !outgoingOnly : !call.status().equals(CallStatus.INTERRUPTED);
        boolean talked = call.status().equals(CallStatus.ANSWERED);
        boolean rightTimes = call.status().isLive()
                ? call.endAt() == null && call.durationSeconds() == null
                : call.endAt() != null && (talked || call.durationSeconds() == 0);
        return rightWay && rightTimes && call.startAt() != null && call.from() != null && call.to() != null;
    }

    private static List<Leg> randomLegs(Random random) {
        List<Leg> legs = new ArrayList<>();
        legs.add(randomise(
                aCall("CA1")
                        .with(
                                TwilioField.DIRECTION,
                                pick(random, List.of("inbound", "outbound-api", "trunking-originating"))),
                random));
        int children = random.nextInt(4);
        for (int i = 0; i < children; i++) {
            legs.add(randomise(aChild("CA" + (i + 2), "CA1"), random));
        }
        return legs;
    }

    private static Leg randomise(CallResource resource, Random random) {
        String status = pick(random, STATUSES);
        boolean live = STATUSES.indexOf(status) < 3;
        CallResource changed = live ? resource.live(status) : resource.with(TwilioField.STATUS, status);
        return changed.with(TwilioField.FROM, pick(random, ENDS))
                .with(TwilioField.TO, pick(random, ENDS))
                .with(TwilioField.ANSWERED_BY, random.nextInt(4) == 0 ? "machine_start" : null)
                .leg(CONTEXT);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> List<List<T>> permutations(List<T> values) {
        if (values.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : values) {
            List<T> rest = new ArrayList<>(values);
            rest.remove(first);
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}

package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Party;
import io.callsync.call.SourceVersion;
import io.callsync.provider.Folded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegFoldTests {

    private static final CallKey KEY = new CallKey("acme", "c-1");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void anAnsweredLegWinsWhateverTheOrder() {
        List<Leg> legs = List.of(
                leg("a", Direction.INCOMING, "interrupted|attempted", 0, -1, 30, null),
                leg("b", Direction.INCOMING, "answered", 10, 20, 80, "bob"),
                leg("c", Direction.INCOMING, "error", 12, -1, 15, null));

        for (List<Leg> order : List.of(legs, reversed(legs))) {
            Call call = call(order);
            assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
            assertThat(call.startAt()).isEqualTo(NINE);
            assertThat(call.endAt()).isEqualTo(NINE.plusSeconds(80));
            assertThat(call.durationSeconds()).isEqualTo(60);
            assertThat(call.agent()).isEqualTo("bob");
        }
    }

    @Test
    void answeredLegsThatOverlapCountOnce() {
        Call call = call(List.of(
                leg("queue", Direction.INCOMING, "answered", 0, 30, 150, null),
                leg("member", null, "answered", 20, 30, 150, "bob"),
                leg("transfer", Direction.INCOMING, "answered", 150, 160, 200, "carol")));

        assertThat(call.durationSeconds()).isEqualTo(160);
        assertThat(call.agent()).isEqualTo("bob");
    }

    @Test
    void aLiveLegKeepsTheCallLiveWhileNobodyAnswered() {
        Call call = call(List.of(
                leg("a", Direction.OUTGOING, "attempted", 0, -1, 30, null),
                leg("b", Direction.OUTGOING, "calling", 31, -1, -1, null)));

        assertThat(call.status()).isEqualTo(CallStatus.CALLING);
        assertThat(call.endAt()).isNull();
        assertThat(call.durationSeconds()).isNull();
    }

    @Test
    void anErrorStaysOnlyWhenNoLegDidBetter() {
        Leg failed = leg("a", Direction.OUTGOING, "error", 0, -1, 1, null);

        assertThat(call(List.of(failed)).status()).isEqualTo(CallStatus.ERROR);
        assertThat(call(List.of(failed, leg("b", Direction.OUTGOING, "attempted", 2, -1, 20, null)))
                        .status())
                .isEqualTo(CallStatus.ATTEMPTED);
    }

    @Test
    void theInitialLegGivesDirectionAndNumbersEvenWhenItComesLast() {
        Leg initial = leg("z", Direction.INCOMING, "interrupted|attempted", 0, -1, 30, null);
        Leg inherited = leg("a", null, "interrupted|attempted", 5, -1, 30, null);

        assertThat(fold(List.of(inherited))).isEqualTo(new Folded.Waiting());
        assertThat(call(List.of(inherited, initial)).direction()).isEqualTo(Direction.INCOMING);
        assertThat(call(List.of(inherited, initial)).status()).isEqualTo(CallStatus.INTERRUPTED);
    }

    @Test
    void internalLegsAloneAreNoCallAndDoNotAnswerForTheCustomer() {
        Leg internal = leg("a", null, "filtered:internal", 0, -1, 90, null);
        Leg outside = leg("b", Direction.OUTGOING, "attempted", 20, -1, 40, "alice");

        assertThat(fold(List.of(internal))).isEqualTo(new Folded.Filtered("internal"));
        Call call = call(List.of(internal, outside));
        assertThat(call.status()).isEqualTo(CallStatus.ATTEMPTED);
        assertThat(call.startAt()).isEqualTo(NINE.plusSeconds(20));
        assertThat(call.endAt()).isEqualTo(NINE.plusSeconds(40));
        assertThat(call.agent()).isEqualTo("alice");
    }

    @Test
    void theNewestLegGivesTheVersion() {
        Leg leg = leg("a", Direction.INCOMING, "answered", 0, 10, 70, "bob");

        assertThat(call(List.of(leg)).version()).isEqualTo(leg.version());
    }

    private static Folded fold(List<Leg> legs) {
        return new LegFold(KEY, legs).fold();
    }

    private static Call call(List<Leg> legs) {
        return ((Folded.Of) fold(legs)).call();
    }

    private static List<Leg> reversed(List<Leg> legs) {
        List<Leg> reversed = new ArrayList<>(legs);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Times in seconds after nine; -1 for none. */
    private static Leg leg(
            String id, Direction direction, String verdict, int start, int answer, int end, String agent) {
        return new Leg(
                KEY,
                SourceVersion.of(CallStatus.ANSWERED, NINE),
                id,
                null,
                null,
                "words of " + id,
                verdict,
                direction,
                NINE.plusSeconds(start),
                null,
                answer < 0 ? null : NINE.plusSeconds(answer),
                end < 0 ? null : NINE.plusSeconds(end),
                answer < 0 ? 0 : end - answer,
                Party.of("+12025550101"),
                Party.of("+12025550199"),
                agent,
                null,
                null);
    }
}

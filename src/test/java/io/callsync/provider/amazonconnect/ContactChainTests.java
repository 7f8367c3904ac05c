package io.callsync.provider.amazonconnect;

import static io.callsync.provider.amazonconnect.ContactBuilder.KEY;
import static io.callsync.provider.amazonconnect.ContactBuilder.aContact;
import static io.callsync.provider.amazonconnect.InitiationMethod.INBOUND;
import static io.callsync.provider.amazonconnect.InitiationMethod.OUTBOUND;
import static io.callsync.provider.amazonconnect.InitiationMethod.QUEUE_TRANSFER;
import static io.callsync.provider.amazonconnect.InitiationMethod.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.provider.Folded;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.ProviderFormat;
import io.callsync.testing.Permutations;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContactChainTests {

    private static final List<String> REASONS =
            List.of("CUSTOMER_DISCONNECT", "AGENT_DISCONNECT", "TELECOM_PROBLEM", "TELECOM_BUSY", "OTHER", "SUN_STORM");

    private final ProviderFormat format = new AmazonConnectProvider()
            .forJob(new MappingContext(ZoneOffset.UTC, new PhoneNumbers(null), Map.of(), Map.of()));

    private final Leg initial = aContact("c-1", OUTBOUND)
            .customerAt(10)
            .agentAt("amy", 2)
            .endedAt(100, "AGENT_DISCONNECT")
            .leg();
    private final Leg queued = aContact("c-2", QUEUE_TRANSFER)
            .startedAt(90)
            .customerAt(90)
            .endedAt(150, "CONTACT_FLOW_DISCONNECT")
            .leg();
    private final Leg second = aContact("a-3", TRANSFER)
            .startedAt(150)
            .customerAt(150)
            .agentAt("bob", 160)
            .endedAt(300, "AGENT_DISCONNECT")
            .leg();
    private final Leg third = aContact("b-4", TRANSFER)
            .startedAt(290)
            .customerAt(290)
            .agentAt("cleo", 310)
            .endedAt(400, "CUSTOMER_DISCONNECT")
            .leg();
    private final List<Leg> chain = List.of(initial, queued, second, third);

    @Test
    void aChainHasTheInitialContactsPartiesAndTheFirstAgentUntilTheLastDisconnect() {
        Call call = call(chain);

        assertThat(call.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
        assertThat(call.startAt()).isEqualTo(initial.startAt());
        assertThat(call.endAt()).isEqualTo(third.endAt());
        assertThat(call.durationSeconds()).isEqualTo(390);
        assertThat(call.from()).isEqualTo(initial.from());
        assertThat(call.agent()).isEqualTo("amy");
        assertThat(call.description()).isEqualTo("Last agent: cleo");
        assertThat(call.mediaUrl()).isEqualTo("s3://recordings/c-1.wav");
        assertThat(call.providerStatus()).isEqualTo("AGENT_DISCONNECT");
    }

    @Test
    void everyOrderOfTheContactsMakesTheSameCall() {
        Permutations.partsOf(chain)
                .forEach(part -> assertThat(Permutations.of(part).map(this::fold))
                        .as("orders of %s", part)
                        .containsOnly(fold(part)));
    }

    @Test
    void aRepeatedContactChangesNothing() {
        for (Leg repeated : chain) {
            List<Leg> twice = Stream.concat(chain.stream(), Stream.of(repeated)).toList();

            assertThat(Permutations.of(twice).map(this::fold)).containsOnly(fold(chain));
        }
    }

    @Test
    void everyOrderOfARandomChainMakesTheSameCall() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Leg> legs = randomChain(random);

            assertThat(Permutations.of(legs).map(this::fold))
                    .as("seed %d, round %d: %s", seed, round, legs)
                    .containsOnly(fold(legs));
        }
    }

    @Test
    void theVersionNeverGoesBackWhenAContactIsAdded() {
        Permutations.partsOf(chain)
                .forEach(part -> chain.forEach(added -> {
                    List<Leg> more =
                            Stream.concat(part.stream(), Stream.of(added)).toList();

                    assertThat(call(more).version())
                            .isGreaterThanOrEqualTo(call(part).version());
                }));
    }

    @Test
    void aCallThatNobodyTookIsAnsweredByTheAgentItIsTransferredTo() {
        Leg greeting = aContact("c-1", INBOUND)
                .customerAt(0)
                .endedAt(30, "CONTACT_FLOW_DISCONNECT")
                .leg();

        assertThat(call(List.of(greeting)).status()).isEqualTo(CallStatus.INTERRUPTED);
        assertThat(call(List.of(greeting, second)).status()).isEqualTo(CallStatus.ANSWERED);
        assertThat(call(List.of(greeting, second)).durationSeconds()).isEqualTo(140);
    }

    @Test
    void anAgentWithoutTheCustomerIsNoAnswerInATransferOfAnOutgoingCall() {
        Leg ringing = aContact("c-1", OUTBOUND)
                .agentAt("amy", 1)
                .endedAt(40, "AGENT_DISCONNECT")
                .leg();
        Leg colleague = aContact("c-2", TRANSFER)
                .startedAt(30)
                .agentAt("bob", 35)
                .endedAt(60, "AGENT_DISCONNECT")
                .leg();

        assertThat(call(List.of(ringing, colleague)).status()).isEqualTo(CallStatus.ATTEMPTED);
        assertThat(call(List.of(ringing, colleague)).durationSeconds()).isZero();
    }

    @Test
    void theInitialContactsEndCountsWhenNobodyWasConnected() {
        Leg greeting = aContact("c-1", INBOUND)
                .startedAt(95)
                .endedAt(98, "TELECOM_BUSY")
                .leg();

        assertThat(call(List.of(greeting, queued)).providerStatus()).isEqualTo("TELECOM_BUSY");
    }

    @Test
    void theFirstAgentIsTheOneWhoWasConnectedFirst() {
        Leg slow = aContact("c-1", INBOUND)
                .agentAt("amy", 50)
                .endedAt(60, "CUSTOMER_DISCONNECT")
                .leg();
        Leg quick = aContact("c-2", TRANSFER)
                .startedAt(5)
                .agentAt("bob", 20)
                .endedAt(60, "CUSTOMER_DISCONNECT")
                .leg();

        assertThat(call(List.of(slow, quick)).agent()).isEqualTo("bob");
        assertThat(call(List.of(slow, quick)).description()).isEqualTo("Last agent: amy");
    }

    @Test
    void anErrorCountsOnlyWhenNoContactDidBetter() {
        Leg failed = aContact("c-1", INBOUND).endedAt(30, "TELECOM_PROBLEM").leg();

        assertThat(call(List.of(failed)).status()).isEqualTo(CallStatus.ERROR);
        assertThat(call(List.of(failed, queued)).status()).isEqualTo(CallStatus.INTERRUPTED);
    }

    @Test
    void anUnansweredCallGoesOnWhileATransferDoes() {
        Leg greeting = aContact("c-1", INBOUND)
                .customerAt(0)
                .endedAt(30, "CONTACT_FLOW_DISCONNECT")
                .leg();
        Leg waiting = aContact("c-2", QUEUE_TRANSFER).startedAt(30).leg();

        Call call = call(List.of(greeting, waiting));

        assertThat(call.status()).isEqualTo(CallStatus.CALLING);
        assertThat(call.endAt()).isNull();
        assertThat(call.durationSeconds()).isNull();
    }

    @Test
    void anAnsweredCallStaysAnsweredWhileATransferGoesOn() {
        Leg waiting = aContact("c-2", QUEUE_TRANSFER).startedAt(90).leg();

        Call call = call(List.of(initial, waiting));

        assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
        assertThat(call.endAt()).isEqualTo(initial.endAt());
    }

    @Test
    void aCallWaitsWhileTheJobNoLongerMapsItsOnlyReason() {
        Leg unmapped =
                aContact("c-1", INBOUND).customerAt(0).endedAt(30, "SUN_STORM").leg();

        assertThat(fold(List.of(unmapped))).isEqualTo(new Folded.Waiting());
        assertThat(call(List.of(unmapped, queued)).status()).isEqualTo(CallStatus.INTERRUPTED);
    }

    private static List<Leg> randomChain(Random random) {
        InitiationMethod[] methods = InitiationMethod.values();
        return IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(number -> {
                    int start = random.nextInt(3);
                    var contact = aContact(
                                    "c-" + (number + random.nextInt(2) * 10), methods[random.nextInt(methods.length)])
                            .startedAt(start)
                            .customerAt(random.nextBoolean() ? start + random.nextInt(3) : null);
                    if (random.nextBoolean()) {
                        contact.agentAt(
                                "agent-" + random.nextInt(3), random.nextBoolean() ? start + random.nextInt(3) : null);
                    }
                    return random.nextInt(4) == 0
                            ? contact.leg()
                            : contact.endedAt(
                                            start + 3 + random.nextInt(3), REASONS.get(random.nextInt(REASONS.size())))
                                    .leg();
                })
                .toList();
    }

    private Call call(List<Leg> legs) {
        return ((Folded.Of) fold(legs)).call();
    }

    private Folded fold(List<Leg> legs) {
        return format.fold(KEY, legs);
    }
}

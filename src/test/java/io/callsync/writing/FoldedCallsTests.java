package io.callsync.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.call.SourceVersion;
import io.callsync.ledger.FileState;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.Folded;
import io.callsync.provider.Layout;
import io.callsync.provider.ProviderFormat;
import io.callsync.source.ExportObject;
import io.callsync.testing.Permutations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldedCallsTests {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final CallKey KEY = new CallKey("folding", "call-1");
    private static final LedgerFile FILE = new LedgerFile(
            1, new ExportObject("file:///calls", "1", 1, START, LocalDate.of(2026, 11, 20)), FileState.PLANNED, 1);
    private static final Merged NOTHING = new Merged(null, new TreeMap<>(), List.of());

    @Test
    void aLegThatBreaksTheFoldIsQuarantinedAndTheOthersOfItsChunkMakeTheCall() {
        Merged merged = merge(NOTHING, leg("a", 1), leg("breaks", 2), leg("c", 3));

        assertThat(merged.verdicts())
                .extracting(Verdict::kind)
                .containsExactly(OutcomeKind.INSERTED, OutcomeKind.QUARANTINED, OutcomeKind.UPDATED);
        assertThat(merged.verdicts().get(1).quarantined().message())
                .isEqualTo("the legs of the call cannot be folded: NullPointerException");
        assertThat(merged.legs()).containsOnlyKeys("a", "c");
        assertThat(merged.row().call().description()).isEqualTo("a c");
    }

    @Test
    void aCallThatIsNewerThanAllLegsKeptOfItIsNotTakenBack() {
        CallRow stored = CallRow.of(call(List.of(leg("a", 9))), 1, 1);

        Merged merged = merge(new Merged(stored, new TreeMap<>(), List.of()), leg("b", 5));

        assertThat(merged.row()).isSameAs(stored);
        assertThat(merged.legs()).containsOnlyKeys("b");
        assertThat(merged.verdicts()).extracting(Verdict::kind).containsExactly(OutcomeKind.SUPERSEDED);
    }

    @Test
    void anIdThatAThousandLegsShareIsNoIdOfACall() {
        Leg[] legs = IntStream.rangeClosed(1, 1001)
                .mapToObj(i -> leg(Character.toString(0x4E00 + i), i))
                .toArray(Leg[]::new);

        Merged merged = merge(NOTHING, legs);

        assertThat(merged.legs()).hasSize(1000);
        assertThat(merged.verdicts().get(1000).quarantined().message())
                .isEqualTo("more than 1,000 legs carry the same call id: is it an id of calls?");
    }

    @Test
    void legsThatFoldAloneButNotTogetherMakeTheSameCallInWhateverOrderAndChunksTheyCome() {
        List<Leg> legs = List.of(leg("a", 3), leg("left", 1), leg("right", 2), leg("z", 4));
        Merged expected = merge(NOTHING, legs.toArray(Leg[]::new));

        for (List<Leg> order : Permutations.of(legs).toList()) {
            Merged first = merge(NOTHING, order.get(0), order.get(1));
            Merged then = merge(first, order.get(2));
            Merged last = merge(then, order.get(3));

            assertThat(last.row().call())
                    .as("%s", order)
                    .isEqualTo(expected.row().call());
            assertThat(last.legs()).as("%s", order).isEqualTo(expected.legs());
        }
        assertThat(expected.row().call().description()).isEqualTo("a left z");
        assertThat(expected.verdicts())
                .extracting(Verdict::kind)
                .containsExactly(
                        OutcomeKind.INSERTED, OutcomeKind.UPDATED, OutcomeKind.QUARANTINED, OutcomeKind.UPDATED);
    }

    @Test
    void aLegThatDoesNotGoWithTheOthersIsQuarantinedEachTimeItComes() {
        Merged first = merge(NOTHING, leg("left", 1), leg("right", 2));

        Merged again = merge(first, leg("right", 2));

        assertThat(again.verdicts()).extracting(Verdict::kind).containsExactly(OutcomeKind.QUARANTINED);
        assertThat(again.row()).isSameAs(first.row());
        assertThat(again.legs()).isNull();
    }

    private static Merged merge(Merged before, Leg... legs) {
        List<Evidence> records = Stream.of(legs)
                .map(leg -> Evidence.of(new FileItem.Mapped(
                        FILE, 1, 0, new Outcome.Accepted(leg, Set.of()), new byte[0], 0, null, null)))
                .toList();
        return FoldedCalls.merge(new Folding(), KEY, before.row(), before.legs(), records);
    }

    private static Leg leg(String id, int version) {
        return new Leg(
                KEY,
                SourceVersion.of(CallStatus.ANSWERED, START.plusSeconds(version)),
                id,
                null,
                null,
                null,
                null,
                null,
                START,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Call call(List<Leg> legs) {
        return new Call(
                KEY,
                legs.get(legs.size() - 1).version(),
                Direction.INCOMING,
                CallStatus.ANSWERED,
                "answered",
                START,
                START.plusSeconds(60),
                50,
                Party.of("+12025550101"),
                Party.of("+12025550199"),
                null,
                null,
                String.join(" ", legs.stream().map(Leg::id).toList()));
    }

    /** Fails as no provider should. */
    private static final class Folding implements ProviderFormat {

        @Override
        public String name() {
            return KEY.provider();
        }

        @Override
        public Layout layout(byte[] head) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean foldsLegs() {
            return true;
        }

        @Override
        public Folded fold(CallKey key, List<Leg> legs) {
            if (legs.stream().anyMatch(leg -> leg.id().equals("breaks"))) {
                throw new NullPointerException("on purpose");
            }
            if (legs.stream().map(Leg::id).toList().containsAll(List.of("left", "right"))) {
                throw new Rejection(Reason.END_BEFORE_START, "end", "left and right do not go together");
            }
            return new Folded.Of(call(legs), Set.of());
        }
    }
}

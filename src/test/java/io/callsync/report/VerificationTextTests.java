package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.verification.Finding;
import io.callsync.verification.Promise;
import io.callsync.verification.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code callsync verify} prints. */
class VerificationTextTests {

    private static final String FILE = "s3://acme-call-exports/aircall/2026-11-20/calls-+15145550101.jsonl.gz";
    private static final Promise KEPT = new Promise("I1", "outcomes", "the outcomes of a file add up", "call somebody");
    private static final Promise BROKEN = new Promise(
            "I3",
            "same-communication",
            "a communication says the same as its call",
            "find out who changed one of the two, and put back what was there");
    private static final Promise SOURCE = new Promise(
            "I8", "source-counts", "a loaded file has as many records as were read from its object", "call somebody");
    private static final List<Finding> FINDINGS = List.of(
            new Finding(KEPT, 0, List.of(), List.of()),
            new Finding(
                    BROKEN,
                    1_203,
                    List.of(
                            new Violation(null, FILE, 17L, "aircall 4711", "they differ in call_duration"),
                            new Violation("aircall", null, null, null, "its night was never \u001B[2J opened")),
                    List.of()),
            new Finding(
                    SOURCE,
                    0,
                    List.of(),
                    IntStream.rangeClosed(1, 6)
                            .mapToObj("file:/exports/calls-%d.jsonl: not checked: no longer there"::formatted)
                            .toList()));

    @Test
    void theTableFitsANarrowTerminalAndPlacesStayWhole() {
        assertThat(text(80)).isEqualTo("""
                    PROMISE             VIOLATIONS
                I1  outcomes                     0  the outcomes of a file add up
                I3  same-communication       1,203  a communication says the same as its call
                I8  source-counts                0  a loaded file has as many records as were
                                                    read from its object

                I3 a communication says the same as its call: not so
                  s3://acme-call-exports/aircall/2026-11-20/calls-***0101.jsonl.gz, record 17, call aircall 4711: they differ in call_duration
                  aircall: its night was never \\u{1B}[2J opened
                  and 1,201 more
                  next: find out who changed one of the two, and put back what was there

                I8 a loaded file has as many records as were read from its object:
                  file:/exports/calls-1.jsonl: not checked: no longer there
                  file:/exports/calls-2.jsonl: not checked: no longer there
                  file:/exports/calls-3.jsonl: not checked: no longer there
                  file:/exports/calls-4.jsonl: not checked: no longer there
                  file:/exports/calls-5.jsonl: not checked: no longer there
                  and 1 more
                """);
    }

    @Test
    void onAWideOneEachPromiseIsALine() {
        assertThat(text(200)).isEqualTo("""
                    PROMISE             VIOLATIONS
                I1  outcomes                     0  the outcomes of a file add up
                I3  same-communication       1,203  a communication says the same as its call
                I8  source-counts                0  a loaded file has as many records as were read from its object

                I3 a communication says the same as its call: not so
                  s3://acme-call-exports/aircall/2026-11-20/calls-***0101.jsonl.gz, record 17, call aircall 4711: they differ in call_duration
                  aircall: its night was never \\u{1B}[2J opened
                  and 1,201 more
                  next: find out who changed one of the two, and put back what was there

                I8 a loaded file has as many records as were read from its object:
                  file:/exports/calls-1.jsonl: not checked: no longer there
                  file:/exports/calls-2.jsonl: not checked: no longer there
                  file:/exports/calls-3.jsonl: not checked: no longer there
                  file:/exports/calls-4.jsonl: not checked: no longer there
                  file:/exports/calls-5.jsonl: not checked: no longer there
                  and 1 more
                """);
    }

    private static String text(int width) {
        return String.join("\n", VerificationText.lines(FINDINGS, width, Ink.PLAIN)) + "\n";
    }
}

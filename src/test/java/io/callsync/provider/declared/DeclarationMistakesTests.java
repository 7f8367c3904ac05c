package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.configuration.ConfigurationError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationMistakesTests {

    private static final String COMPLETE = """
            csv: {header: true}
            times: {format: iso, zone: UTC}
            durations: {format: seconds}
            fields:
              id: Call
              start: Start
              end: End
              duration: Talk
              from: From
              to: To
              direction: Direction
              status: Result
            filter:
              - {when: status == "Fax", reason: fax}
            direction:
              values: {in: incoming, out: outgoing}
            status:
              values: {Connected: answered, Missed: not-answered}
            """;

    @TempDir
    Path jobs;

    @Test
    void aCompleteDeclarationLoads() {
        assertThat(Declared.of(jobs, COMPLETE).factory().name()).isEqualTo("acme");
    }

    @Test
    void aMisspeltSectionIsToldWithItsLineAndTheNearestName() {
        refused("durations:", "duration:", 3, "unknown key 'duration' (did you mean 'durations'?)");
    }

    @Test
    void aMisspeltFieldIsToldWithItsLineAndTheNearestName() {
        refused("  start: Start", "  strat: Start", 6, "unknown key 'strat' (did you mean 'start'?)");
    }

    @Test
    void aMissingFieldIsTold() {
        refused("  start: Start\n", "", 4, "the field 'start' is missing");
    }

    @Test
    void aMisspeltStatusIsToldWithItsLineAndTheNearestName() {
        refused(
                "Connected: answered",
                "Connected: anwsered",
                18,
                "unknown status 'anwsered' (did you mean 'answered'?)");
    }

    @Test
    void aMisspeltDirectionIsTold() {
        refused("in: incoming", "in: inbound", 16, "unknown direction 'inbound'");
    }

    @Test
    void anUnknownTimeFormatIsTold() {
        refused("format: iso", "format: yyyy-QX", 2, "unknown format 'yyyy-QX'");
    }

    @Test
    void anUnknownZoneIsToldWithTheNearestName() {
        refused("zone: UTC", "zone: Europe/Bern", 2, "unknown zone 'Europe/Bern'");
    }

    @Test
    void anUnknownNameInAConditionIsToldWithItsLineAndTheNearestName() {
        refused("when: status ==", "when: statos ==", 14, "unknown name 'statos' (did you mean 'status'?)");
    }

    @Test
    void aConditionThatComparesDifferentTypesIsRefused() {
        refused("status == \"Fax\"", "duration == \"Fax\"", 14, "condition: found no matching overload for '_==_'");
    }

    @Test
    void aConditionThatIsNoCondition() {
        refused("status == \"Fax\"", "status", 14, "condition: expected type 'bool' but found 'string'");
    }

    @Test
    void aMistakeInAConditionOfSeveralLinesIsToldWithItsOwnLine() {
        refused("- {when: status == \"Fax\", reason: fax}", """
                - when: |
                      from != "" &&
                      statos == "Fax"
                    reason: fax""", 16, "unknown name 'statos'");
    }

    @Test
    void aRegularExpressionThatIsNoneIsTold() {
        refused("from: From", "from: {at: From, matches: '(unclosed'}", 9, "'(unclosed' is no regular expression");
    }

    @Test
    void aPositionThatIsNoneIsTold() {
        refused("from: From", "from: '#0'", 9, "'#0' is no place");
    }

    @Test
    void aDeclarationThatTellsNoDurationIsRefused() {
        refused("  duration: Talk\n", "", 4, "expected 'answer' or 'duration'");
    }

    @Test
    void aDeclarationThatDoesNotExistIsTold() {
        assertThatThrownBy(() -> DeclaredProviders.load(jobs, "nowhere"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("nowhere.yml: there is no such file");
    }

    private void refused(String right, String wrong, int line, String message) {
        assertThat(COMPLETE).contains(right);
        assertThatThrownBy(() -> Declared.of(jobs, COMPLETE.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        ConfigurationError.class,
                        error -> assertThat(error.line()).isEqualTo(line))
                .hasMessageContaining(message);
    }
}

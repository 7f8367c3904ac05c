package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.AircallJson;
import io.callsync.testing.Digits;
import io.callsync.testing.Exports;
import io.callsync.testing.TwilioJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

/** A number that was forgotten does not come back with the records of the same calls. */
class ForgottenCallTests extends ForgetCase {

    @Test
    void theSameRecordsUnderAnotherNameBringNothingBack() {
        forget(NUMBER);
        exports.put(DATE, "again.jsonl", night());

        Typed again = run("aircall");

        assertThat(again.out()).contains("4 unchanged");
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
        assertThat(crm.rows(
                        "SELECT external_call_id AS id, IF(raw_size > 0, 'some', 'none') AS size, HEX(raw) AS raw FROM callsync_quarantine"
                                + " WHERE external_call_id = '5'"))
                .as("where a record is that cannot be loaded, and no more")
                .containsExactly(row("id", "5", "size", "some", "raw", ""));
        assertThat(crm.value(String.class, "SELECT MIN(message) FROM callsync_quarantine WHERE external_call_id = '5'"))
                .startsWith("a person of this call was forgotten");
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM callsync_quarantine WHERE reason = 'malformed'"))
                .as("a damaged record is told by its bytes")
                .isEqualTo(1);
    }

    @Test
    void aChangedVersionChangesTheCallAndNotThePerson() {
        forget(NUMBER);
        AircallJson longer = aCall(1).from("+1 514-555-0123").at(LATER).ended(1_795_176_910L);
        exports.put(DATE, "calls.jsonl", longer.line() + night());

        run("aircall");

        assertThat(crm.rows(
                        "SELECT duration, `from`, from_absence, direction FROM call_logs WHERE external_call_id = '1'"))
                .containsExactly(
                        row("duration", 900, "from", null, "from_absence", "forgotten", "direction", "incoming"));
        assertThat(crm.value(Integer.class, "SELECT call_duration FROM communications WHERE external_call_id = '1'"))
                .isEqualTo(900);
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void aRecordThatTurnsTheCallAroundOrNamesSomebodyElseBringsNobody() {
        forget(NUMBER);
        exports.put(
                DATE,
                "later.jsonl",
                aCall(1).to(NUMBER).at(LATER).line()
                        + aCall(2).to("+15145550177")
                                .agent(NUMBER)
                                .asset("https://rec.example.com/" + DIGITS)
                                .at(LATER)
                                .line());

        run("aircall");

        assertThat(Digits.in(crm, DIGITS)).isEmpty();
        assertThat(crm.rows("SELECT direction, `from`, `to`, to_absence FROM call_logs WHERE external_call_id = '1'"))
                .containsExactly(
                        row("direction", "outgoing", "from", "+15145550199", "to", null, "to_absence", "forgotten"));
        assertThat(crm.rows("SELECT to_absence, agent FROM call_logs WHERE external_call_id = '2'"))
                .as("what is corrected cannot be told from what was forgotten")
                .containsExactly(row("to_absence", "forgotten", "agent", null));
    }

    @Test
    void aForgottenRecordOfTheQuarantineComesCleanAndWithoutThePerson() {
        forget(NUMBER);
        exports.put(
                DATE,
                "mended.jsonl",
                aCall(5).to("(514) 555-0123").missed().at(LATER).line());

        run("aircall");

        assertThat(crm.rows("SELECT status, to_absence FROM call_logs WHERE external_call_id = '5'"))
                .containsExactly(row("status", "attempted", "to_absence", "forgotten"));
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void partsOfACallThatComeLaterBringNothingBack() {
        forget(NUMBER);
        new Exports(folder.resolve("legs"))
                .put(
                        DATE,
                        "later.jsonl",
                        TwilioJson.child("CA1", 1, 30, "completed")
                                + TwilioJson.parent("CA1", true, NUMBER, 0, "completed")
                                + TwilioJson.parent("CA1", true, NUMBER, 40, "completed"));

        run("twilio");

        assertThat(Digits.in(crm, DIGITS)).isEmpty();
        assertThat(crm.rows("SELECT status, agent, from_absence, `to` FROM call_logs WHERE provider = 'twilio'"))
                .containsExactly(row(
                        "status", "answered", "agent", "agent1", "from_absence", "forgotten", "to", "+15145550199"));
    }

    @Test
    void whatOnePartOfACallAloneHasDoesNotComeBackWithThatPart() {
        String rings = TwilioJson.parent("CA2", true, "+15145550101", 0, "completed")
                + TwilioJson.child("CA2", 1, 0, "completed")
                + TwilioJson.child("CA2", 2, 0, "no-answer").replace("client:agent2", NUMBER);
        Exports legs = new Exports(folder.resolve("legs"));
        legs.put(DATE, "rings.jsonl", rings);
        run("twilio");
        forget(NUMBER);
        legs.put(DATE, "again.jsonl", rings.replace("10:01:40Z", "10:09:00Z"));

        run("twilio");

        assertThat(crm.value(String.class, "SELECT `from` FROM call_logs WHERE external_call_id = 'CA2'"))
                .isEqualTo("+15145550101");
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void whatTheCrmAloneHasOfACallDoesNotComeWithALaterVersion() {
        crm.admin().update("UPDATE communications SET call_phone = ? WHERE external_call_id = '4'", NUMBER);
        forget(NUMBER);
        exports.put(DATE, "later.jsonl", aCall(4).from(NUMBER).at(LATER).line());

        run("aircall");

        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void aStatusInWhoseWordsTheNumberIsStaysWithoutIt() throws IOException {
        String status = "moved to 514 555 0123";
        Files.writeString(
                folder.resolve("aircall.yml"),
                "statuses: { %s: answered }%n".formatted(status),
                StandardOpenOption.APPEND);
        AircallJson moved = aCall(7).missed();
        exports.put(DATE, "moved.jsonl", moved.line().replace("done", status));
        run("aircall");
        forget(NUMBER);
        exports.put(DATE, "later.jsonl", moved.at(LATER).line().replace("done", status));

        run("aircall");

        assertThat(crm.rows("SELECT status, provider_status FROM call_logs WHERE external_call_id = '7'"))
                .containsExactly(row("status", "answered", "provider_status", "***"));
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void aNewCallOfTheSamePersonIsLoadedAsAnyOther() {
        forget(NUMBER);
        exports.put(DATE, "new.jsonl", aCall(9).from(NUMBER).line());

        run("aircall");

        assertThat(crm.value(String.class, "SELECT `from` FROM call_logs WHERE external_call_id = '9'"))
                .isEqualTo(NUMBER);
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM communications WHERE external_call_id = '9'"))
                .isEqualTo(1);
        forget(NUMBER);
        assertThat(Digits.in(crm, DIGITS)).isEmpty();
    }

    @Test
    void whatExplainsOrComparesACallKnowsThatItWasForgotten() {
        forget(NUMBER);

        Typed explain = Typed.on(crm::bean, "explain", "aircall", "1", "--unmask", "--jobs", folder.toString());
        Typed legs = Typed.on(crm::bean, "explain", "twilio", "CA1", "--unmask", "--jobs", folder.toString());
        Typed diff = Typed.on(
                crm::bean, "diff", "aircall", "--date", DATE.toString(), "--unmask", "--jobs", folder.toString());

        assertThat(explain.exitCode()).as(explain.out()).isZero();
        assertThat(explain.out()).contains("forgotten").doesNotContain(NUMBER);
        assertThat(legs.exitCode()).as(legs.out()).isZero();
        assertThat(legs.out()).contains("forgotten").doesNotContain(NUMBER);
        assertThat(diff.exitCode()).as(diff.out()).isZero();
        assertThat(diff.out()).doesNotContain(NUMBER);
    }
}

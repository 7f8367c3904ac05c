package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import io.callsync.testing.Promises;
import io.callsync.testing.TwilioJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A night that has a number in every way, for {@code callsync forget}. Whatever it does, every promise stays kept. */
abstract class ForgetCase {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final String NUMBER = "+15145550123";
    static final String DIGITS = "5145550123";
    static final long LATER = aCall(1).timestamp() + 60;
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/forget.schema.json");

    @AutoClose
    static Crm crm;

    @TempDir
    Path folder;

    Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=3");
    }

    @BeforeEach
    void aNightThatHasTheNumberInEveryWay() throws IOException {
        crm.clear();
        crm.lead(5, NUMBER, "2026-01-01T00:00:00");
        crm.lead(6, "+15145550101", "2026-01-01T00:00:00");
        exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "calls.jsonl", night());
        job("aircall", "exports");
        new Exports(folder.resolve("legs"))
                .put(DATE, "legs.jsonl", TwilioJson.parent("CA1", true, NUMBER, 0, "completed"));
        job("twilio", "legs");
        run("aircall");
        run("twilio");
        Promises.assertKept(crm);
    }

    @AfterEach
    void everyPromiseIsKept() {
        Promises.assertKept(crm);
    }

    static String night() {
        return aCall(1).from("+1 514-555-0123").line()
                + aCall(2).to(NUMBER).missed().line()
                + aCall(3).asset("https://rec.example.com/%2B15145550123/3.mp3").line()
                + aCall(4).line()
                + unknown(5, "(514) 555-0123")
                + unknown(6, "+1 514-555-0101")
                + "{broken 514.555.0123\n";
    }

    static String facts() {
        return "SELECT provider, external_call_id, duration, direction, status, start_at, end_at, file_id, record_number, source_version,"
                + " communication_id FROM call_logs ORDER BY id";
    }

    static Map<String, Object> row(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            row.put((String) values[i], values[i + 1]);
        }
        return row;
    }

    static JsonNode json(Typed typed) {
        return SCHEMA.read(typed.out());
    }

    Typed forget(String... arguments) {
        List<String> all = new ArrayList<>(List.of("forget"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--why", "request 4711", "--jobs", folder.toString()));
        return Typed.on(crm::bean, all.toArray(String[]::new));
    }

    Typed verify(String... arguments) {
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--jobs", folder.toString()));
        return Typed.on(crm::bean, all.toArray(String[]::new));
    }

    Typed run(String job) {
        Typed run = Typed.on(crm::bean, "run", job, "--date", DATE.toString(), "--jobs", folder.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isIn(0, 3);
        return run;
    }

    void job(String name, String source) throws IOException {
        Files.writeString(folder.resolve(name + ".yml"), """
                provider: %s
                source: file:%s/{date}/
                phone-region: CA
                look-back: 0d
                settle: 0s
                """.formatted(name, folder.resolve(source)));
    }

    static String unknown(long id, String number) {
        return aCall(id).to(number).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}

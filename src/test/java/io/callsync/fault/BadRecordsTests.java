package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.operator.CallsyncCommand;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping that knows none of a night's words, and the same file again, under another name, once it is mended. */
class BadRecordsTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int ATTENTION = 3;

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=2");
    }

    @BeforeEach
    void aNightOfWordsThatNobodyMapped() {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
        exports.put(DATE, "calls.jsonl", unknown(1) + unknown(2) + unknown(3));
        job("");
    }

    @Test
    void row69ANightOfBadRecordsOnlyLosesNothingAndLoadsOnceTheMappingIsMended() {
        assertThat(run()).isEqualTo(ATTENTION);

        assertThat(crm.rows("SELECT id FROM call_logs")).isEmpty();
        assertThat(crm.rows("SELECT records, quarantined FROM callsync_export_files"))
                .containsExactly(Map.of("records", 3L, "quarantined", 3L));
        assertThat(crm.rows("SELECT raw FROM callsync_quarantine ORDER BY record_number").stream()
                        .map(row -> new String((byte[]) row.get("raw"))))
                .containsExactly(
                        unknown(1).strip(), unknown(2).strip(), unknown(3).strip());

        job("statuses: { vanished: attempted }\n");
        exports.put(DATE, "calls-again.jsonl", unknown(1) + unknown(2) + unknown(3));
        assertThat(run()).isZero();

        assertThat(crm.rows("SELECT status FROM call_logs"))
                .hasSize(3)
                .allMatch(row -> row.get("status").equals("attempted"));
    }

    @Test
    void row70DeliveringMendedRecordsTwiceChangesNothingTheSecondTime() {
        run();
        job("statuses: { vanished: attempted }\n");
        exports.put(DATE, "calls-again.jsonl", unknown(1) + unknown(2) + unknown(3));
        run();
        List<Map<String, Object>> once = crm.rows("SELECT * FROM call_logs ORDER BY id");

        exports.put(DATE, "calls-once-more.jsonl", unknown(1) + unknown(2) + unknown(3));
        assertThat(run()).isZero();

        assertThat(crm.rows("SELECT * FROM call_logs ORDER BY id")).isEqualTo(once);
        assertThat(crm.value(
                        Long.class, "SELECT unchanged FROM callsync_export_files WHERE uri LIKE '%once-more.jsonl'"))
                .isEqualTo(3);
    }

    @Test
    void row70MendedRecordsThatComeAfterNewerOnesTakeNothingBack() {
        run();
        job("statuses: { vanished: attempted }\n");
        exports.put(DATE, "newer.jsonl", aCall(1).at(1_795_176_000 + 9_000).line());
        run();

        exports.put(DATE, "calls-again.jsonl", unknown(1) + unknown(2) + unknown(3));
        assertThat(run()).isZero();

        assertThat(crm.value(String.class, "SELECT status FROM call_logs WHERE external_call_id = '1'"))
                .isEqualTo("answered");
        assertThat(crm.rows("SELECT superseded, inserted FROM callsync_export_files WHERE uri LIKE '%again.jsonl'"))
                .containsExactly(Map.of("superseded", 1L, "inserted", 2L));
    }

    @Test
    void row72FormulasAndControlCharactersStayInTheRecordAndForgeNothing() {
        String hostile = "{\"x\":\"=cmd()|' /C calc'!A0\u001B[2J\r\",\"direction\":\"=1+1\"\n";
        exports.put(DATE, "calls.jsonl", hostile);
        run();
        Path file = folder.resolve("export.ndjson");

        CallsyncCommand.execute(crm::bean, "quarantine", "export", "--output", file.toString());

        assertThat(read(file).lines()).hasSize(1);
        assertThat(read(file)).contains("\\u001B[2J\\r", "=cmd()").doesNotContain("\u001B", "\r");
    }

    private void job(String statuses) {
        try {
            Files.writeString(folder.resolve("aircall.yml"), """
                    provider: aircall
                    source: file:%s/{date}/
                    look-back: 0d
                    settle: 0s
                    %s""".formatted(exports.folder(), statuses));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run() {
        return CallsyncCommand.execute(
                crm::bean, "run", "aircall", "--date", DATE.toString(), "--jobs", folder.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unknown(long id) {
        return aCall(id).missed().line().replace("\"status\":\"done\"", "\"status\":\"vanished\"");
    }
}

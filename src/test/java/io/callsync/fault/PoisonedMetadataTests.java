package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.job.RunResult;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.repository.dao.DefaultExecutionContextSerializer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody who can write into Batch's tables, and no more, tries to have callsync run code of his choice. */
@ExtendWith(OutputCaptureExtension.class)
class PoisonedMetadataTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    @AutoClose
    private static Crm crm;

    private static boolean fired;

    @TempDir
    Path folder;

    private JobFile job;

    /** Does what its author wants as soon as it is made of a text or of bytes. */
    public static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1L;

        public Gadget(String text) {
            fired = !text.isEmpty();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            fired = true;
        }
    }

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=2");
    }

    @BeforeEach
    void aNightThatFailedHalfWay() {
        crm.clear();
        Exports exports = new Exports(folder);
        job = exports.job(new AircallProvider());
        exports.put(DATE, "calls.jsonl", aCall(1).line() + aCall(2).line() + aCall(3).line());
        crm.admin().execute("""
                CREATE TRIGGER break_the_night BEFORE INSERT ON call_logs FOR EACH ROW
                IF NEW.external_call_id = '3' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose'; END IF""");
        assertThat(crm.run(job, DATE)).isInstanceOf(RunResult.Failed.class);
        crm.admin().execute("DROP TRIGGER break_the_night");
        fired = false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64", "json", "typed", "number", "nothing"})
    void row73APoisonedContextIsNotMadeIntoObjectsAndTheNightEndsExact(String kind, CapturedOutput log)
            throws IOException {
        String poison = poison(kind);
        crm.admin()
                .update("UPDATE BATCH_STEP_EXECUTION_CONTEXT SET SHORT_CONTEXT = ?, SERIALIZED_CONTEXT = NULL", poison);
        crm.admin()
                .update("UPDATE BATCH_JOB_EXECUTION_CONTEXT SET SHORT_CONTEXT = ?, SERIALIZED_CONTEXT = NULL", poison);

        crm.complete(job, DATE);

        assertThat(fired).isFalse();
        assertThat(log.getAll()).contains("BATCH_STEP_EXECUTION_CONTEXT").contains("It is ignored");
        assertThat(crm.value(Long.class, "SELECT COUNT(*) FROM call_logs")).isEqualTo(3);
        assertThat(crm.value(Long.class, "SELECT SUM(inserted) FROM callsync_export_files"))
                .isEqualTo(3);
    }

    @Test
    void row73APoisonedParameterIsNotMadeIntoAnObject() {
        crm.admin()
                .update(
                        "UPDATE BATCH_JOB_EXECUTION_PARAMS SET PARAMETER_TYPE = ? WHERE PARAMETER_NAME = 'sequence'",
                        Gadget.class.getName());

        assertThatThrownBy(() -> crm.run(job, DATE)).hasMessageContaining(Gadget.class.getName());

        assertThat(fired).isFalse();
    }

    @Test
    void controlBatchsOwnSerializerMakesWhateverTheRowSays() throws IOException {
        new DefaultExecutionContextSerializer()
                .deserialize(new ByteArrayInputStream(serialized().getBytes()));

        assertThat(fired).isTrue();
    }

    @Test
    void whatBatchItselfKeepsIsReadWithoutAWarning(CapturedOutput log) {
        crm.complete(job, DATE);

        assertThat(log.getAll()).doesNotContain("It is ignored");
        assertThat(crm.rows("SELECT SHORT_CONTEXT FROM BATCH_STEP_EXECUTION_CONTEXT")
                        .toString())
                .contains("\"batch.stepType\":\"string:");
    }

    private static String poison(String kind) throws IOException {
        return switch (kind) {
            case "base64" -> serialized();
            case "json" ->
                "{\"@class\":\"java.util.HashMap\",\"x\":[\"%s\",\"text\"]}".formatted(Gadget.class.getName());
            case "typed" -> "{\"x\":\"%s:text\"}".formatted(Gadget.class.getName());
            case "number" -> "{\"x\":\"long:many\"}";
            default -> "";
        };
    }

    private static String serialized() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            Map<String, Object> context = new HashMap<>();
            context.put("gadget", new Gadget(""));
            out.writeObject(context);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

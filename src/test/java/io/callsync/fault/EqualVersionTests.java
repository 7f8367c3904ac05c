package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two records of one call that claim to be of the same moment and say different things. */
class EqualVersionTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final AircallJson ONE = aCall(1);
    private static final AircallJson OTHER = aCall(1).ended(ONE.endedAt() + 5);

    @TempDir
    Path folder;

    @Test
    void row59RecordsOfOneVersionEndTheSameInEitherOrderAndAreNoted() {
        try (Crm crm = Crm.start()) {
            List<Map<String, Object>> inOrder = load(crm, "in-order", ONE, OTHER);
            List<Map<String, Object>> reversed = load(crm, "reversed", OTHER, ONE);

            assertThat(inOrder).hasSize(1).isEqualTo(reversed);
        }
    }

    private List<Map<String, Object>> load(Crm crm, String name, AircallJson first, AircallJson second) {
        crm.clear();
        Exports exports = new Exports(folder.resolve(name));
        JobFile job = exports.job(new AircallProvider());
        exports.put(DATE, "1.jsonl", first.line());
        crm.complete(job, DATE);
        exports.put(DATE, "2.jsonl", second.line());

        assertThat(crm.complete(job, DATE).counters())
                .anySatisfy(counter -> assertThat(counter.name()).isEqualTo("version-conflict"));
        return crm.rows("SELECT source_version, status, duration, end_at FROM call_logs");
    }
}

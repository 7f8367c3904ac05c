package io.callsync.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.ledger.OutcomeKind;
import io.callsync.provider.ProviderFactory;
import io.callsync.report.PreviewReport;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.settings.ProviderJob;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A preview tells of each sample export, whole or of many legs, what a real run into an empty database then makes of it. */
class PreviewEqualsRunTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Path JOBS = Path.of("jobs");

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(JOBS.resolve("samples"))) {
            return files.filter(file -> file.getParent().endsWith(DATE.toString()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ofEverySample(Path sample) throws IOException {
        // given
        String name = sample.getParent().getParent().getFileName().toString();
        ProviderFactory provider = ProviderJob.of(name, () -> JOBS, "UTC", null).provider();
        Exports exports = new Exports(folder);
        Path file = exports.put(DATE, sample.getFileName().toString(), Files.readAllBytes(sample));
        JobFile job = exports.job(provider);
        // when
        PreviewReport preview = new Preview(job, 1_000).of(file.toString());
        RunReport run = crm.run(job, DATE).report();
        // then
        assertThat(preview.whole()).isTrue();
        assertThat(preview.records()).isEqualTo(run.records());
        assertThat(outcomes(preview.outcomes())).isEqualTo(outcomes(run.totals()));
        assertThat(preview.counters().stream()
                        .map(c -> List.<Object>of(c.kind(), c.name(), c.n()))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(run.counters().stream()
                        .map(c -> List.<Object>of(c.kind(), c.name(), c.n()))
                        .toList());
        assertThat(preview.calls().stream().map(PreviewEqualsRunTests::row).toList())
                .containsExactlyInAnyOrderElementsOf(crm.rows("""
                        SELECT record_number, external_call_id, direction, status, provider_status, start_at, end_at, duration,
                            `from`, `to`, from_absence, to_absence, agent, media_url, description FROM call_logs""").stream()
                        .map(row -> row.values().stream().map(String::valueOf).toList())
                        .toList());
    }

    private static Map<OutcomeKind, Long> outcomes(Map<OutcomeKind, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private static List<String> row(PreviewReport.Row row) {
        Call call = row.call();
        return Stream.of(
                        row.record(),
                        call.key().externalId(),
                        call.direction().value(),
                        call.status().value(),
                        call.providerStatus(),
                        LocalDateTime.ofInstant(call.startAt(), ZoneOffset.UTC),
                        call.endAt() == null ? null : LocalDateTime.ofInstant(call.endAt(), ZoneOffset.UTC),
                        call.durationSeconds(),
                        call.from().number(),
                        call.to().number(),
                        call.from().absence(),
                        call.to().absence(),
                        call.agent(),
                        call.mediaUrl(),
                        call.description())
                .map(String::valueOf)
                .toList();
    }
}

package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.DeliveryCheck;
import io.callsync.provider.FileFacts;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import io.callsync.provider.declared.DeclaredProviders;
import io.callsync.settings.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of each provider, mutated at random: every record has one outcome, or the file is refused, in time and without a crash. */
class ExportFuzzTests {

    private static final int ROUNDS = Integer.getInteger("callsync.rounds", 200);
    private static final Path JOBS = Path.of("jobs");
    private static final Path GOLDEN = Path.of("src/test/resources/provider");
    private static final FileFacts FACTS = new FileFacts(Instant.parse("2026-11-21T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"aircall", "twilio", "amazon-connect", "asterisk"})
    void row66AMutatedExportOfAnyProviderGivesEachRecordOneOutcome(String provider) throws IOException {
        ProviderFormat format = format(provider);
        List<byte[]> samples = samples(provider);
        Random random = Seed.random();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] export = MutatedBytes.of(samples.get(random.nextInt(samples.size())), random);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> load(format, export), "round of " + provider);
        }
    }

    private static ProviderFormat format(String provider) {
        ProviderFactory factory = Providers.builtIn().get(provider);
        return (factory == null ? DeclaredProviders.load(JOBS, provider) : factory)
                .forJob(new MappingContext(ZoneId.of("America/Toronto"), new PhoneNumbers("CA"), Map.of(), Map.of()));
    }

    private static List<byte[]> samples(String provider) throws IOException {
        try (Stream<Path> golden = Files.walk(GOLDEN.resolve(provider));
                Stream<Path> nights = Files.walk(JOBS.resolve("samples").resolve(provider))) {
            List<Path> files = Stream.concat(
                            golden.filter(file -> file.getFileName().toString().startsWith("input")), nights)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            List<byte[]> samples = new ArrayList<>();
            for (Path file : files) {
                samples.add(Files.readAllBytes(file));
            }
            return samples;
        }
    }

    private static void load(ProviderFormat format, byte[] export) throws IOException {
        try {
            Layout layout = format.layout(Arrays.copyOf(export, Math.min(export.length, 64 << 10)));
            try (RecordReader reader = Containers.open(new ByteArrayInputStream(export), layout.dialect(), 1 << 20)) {
                long number = 0;
                for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                    assertThat(record.number()).isEqualTo(++number);
                    assertThat(outcome(layout, reader, record)).isNotNull();
                }
            }
        } catch (UnreadableFile refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    private static Outcome outcome(Layout layout, RecordReader reader, RawRecord record) {
        try {
            Outcome outcome = layout.mapper().map(reader.fields(record), FACTS);
            if (outcome instanceof Outcome.Accepted accepted) {
                DeliveryCheck.check(accepted.delivery());
            }
            return outcome;
        } catch (Rejection e) {
            return e.outcome();
        }
    }
}

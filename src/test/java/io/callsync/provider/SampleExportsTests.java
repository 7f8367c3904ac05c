package io.callsync.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.container.Containers;
import io.callsync.container.RawRecord;
import io.callsync.container.RecordReader;
import io.callsync.provider.declared.DeclaredProviders;
import io.callsync.settings.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sample exports of a newcomer's first night: calls and, once each, what a real night has besides: duplicates, legs in two
 * files, late older versions, records that are filtered or put aside. Statuses count calls, everything else records.
 */
class SampleExportsTests {

    private static final Path JOBS = Path.of("jobs");
    private static final FileFacts FACTS = new FileFacts(Instant.parse("2026-11-21T00:00:00Z"));

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<CallKey, Map<String, Delivery>> calls = new HashMap<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            aircall | answered 16, attempted 3, calling 1, filtered internal 1, filtered not-a-call-record 1, \
                      interrupted 6, quarantined end-before-start 1, quarantined unknown-status 1, records 40
            twilio  | answered 7, attempted 4, calling 1, error 1, filtered internal 1, interrupted 2, pending 1, \
                      quarantined bad-date 1, quarantined unknown-status 1, records 30
            amazon-connect | answered 9, attempted 3, calling 1, error 1, filtered monitoring 1, \
                      filtered not-a-call-record 1, filtered not-voice 1, interrupted 2, \
                      quarantined end-before-start 1, quarantined unknown-status 1, records 25, unanswered 1
            asterisk | answered 14, attempted 4, error 1, filtered internal 1, interrupted 4, \
                      quarantined bad-date 2, records 29
            """)
    void aSampleNightBecomesWhatItWasWrittenFor(String provider, String outcomes) throws IOException {
        ProviderFormat format = format(provider);
        try (Stream<Path> files =
                Files.list(JOBS.resolve("samples").resolve(provider).resolve("2026-11-20"))) {
            for (Path file : files.sorted().toList()) {
                read(format, Files.readAllBytes(file));
            }
        }
        calls.forEach((key, deliveries) -> count(statusOf(format, key, List.copyOf(deliveries.values()))));

        String found = counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        assertThat(found).isEqualTo(outcomes.replaceAll("\\s+", " "));
    }

    private static ProviderFormat format(String provider) {
        ProviderFactory factory = Providers.builtIn().get(provider);
        return (factory == null ? DeclaredProviders.load(JOBS, provider) : factory)
                .forJob(new MappingContext(ZoneId.of("America/Toronto"), new PhoneNumbers("CA"), Map.of(), Map.of()));
    }

    private void read(ProviderFormat format, byte[] content) throws IOException {
        Layout layout = format.layout(content);
        try (RecordReader reader = Containers.open(new ByteArrayInputStream(content), layout.dialect(), 1 << 20)) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                keep(map(layout, reader, record));
            }
        }
    }

    private static Outcome map(Layout layout, RecordReader reader, RawRecord record) {
        try {
            return layout.mapper().map(reader.fields(record), FACTS);
        } catch (Rejection e) {
            return e.outcome();
        }
    }

    private void keep(Outcome outcome) {
        count("records");
        if (outcome instanceof Outcome.Accepted accepted) {
            Delivery delivery = accepted.delivery();
            String leg = delivery instanceof Leg known ? known.id() : "";
            calls.computeIfAbsent(delivery.key(), key -> new TreeMap<>())
                    .merge(leg, delivery, (old, late) -> late.version().compareTo(old.version()) > 0 ? late : old);
        } else if (outcome instanceof Outcome.Filtered filtered) {
            count("filtered " + filtered.reason());
        } else if (outcome instanceof Outcome.Quarantined quarantined) {
            count("quarantined " + quarantined.reason().code());
        }
    }

    private static String statusOf(ProviderFormat format, CallKey key, List<Delivery> deliveries) {
        if (!format.foldsLegs()) {
            return ((Call) deliveries.get(0)).status().value();
        }
        List<Leg> legs = new ArrayList<>();
        deliveries.forEach(leg -> legs.add((Leg) leg));
        Folded folded = format.fold(key, legs);
        if (folded instanceof Folded.Of of) {
            return of.call().status().value();
        }
        return folded instanceof Folded.Filtered filtered ? "filtered " + filtered.reason() : "waiting";
    }

    private void count(String outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }
}

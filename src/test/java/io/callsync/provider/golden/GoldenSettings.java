package io.callsync.provider.golden;

import static java.util.Objects.requireNonNullElse;

import io.callsync.call.CallStatus;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The {@code options.json} of a golden pair: the part of a job file that concerns mapping. Everything is optional.
 *
 * @param zone for times without a zone; UTC when absent
 * @param region for numbers without a country code
 * @param statuses provider value in lower case to the CRM's word
 * @param options the provider's switches
 * @param exportedAt when the first input file was exported; each further file came a day later
 */
record GoldenSettings(
        String zone, String region, Map<String, String> statuses, Map<String, String> options, Instant exportedAt) {

    static GoldenSettings of(Path folder) throws IOException {
        Path file = folder.resolve("options.json");
        return Files.exists(file)
                ? GoldenJson.read(file, GoldenSettings.class)
                : new GoldenSettings(null, null, null, null, null);
    }

    GoldenSettings {
        zone = requireNonNullElse(zone, "UTC");
        statuses = requireNonNullElse(statuses, Map.of());
        options = requireNonNullElse(options, Map.of());
        exportedAt = requireNonNullElse(exportedAt, Instant.parse("2026-03-03T00:00:00Z"));
    }

    MappingContext context() {
        Map<String, CallStatus> mapped = statuses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new CallStatus(entry.getValue())));
        return new MappingContext(ZoneId.of(zone), new PhoneNumbers(region), mapped, options);
    }
}

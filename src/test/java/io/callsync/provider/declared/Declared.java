package io.callsync.provider.declared;

import io.callsync.call.CallStatus;
import io.callsync.call.Outcome;
import io.callsync.call.Rejection;
import io.callsync.container.FieldKey;
import io.callsync.container.Fields;
import io.callsync.provider.FileFacts;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A declaration written in a test, and records for it. */
final class Declared {

    static final Instant EXPORTED = Instant.parse("2026-03-03T00:00:00Z");

    private final ProviderFactory factory;
    private String zone = "UTC";
    private Map<String, CallStatus> statuses = Map.of();
    private Map<String, String> options = Map.of();

    private Declared(ProviderFactory factory) {
        this.factory = factory;
    }

    /** Loads the declaration the way an operator's is loaded. */
    static Declared of(Path jobsFolder, String declaration) {
        try {
            Files.writeString(
                    Files.createDirectories(jobsFolder.resolve("providers")).resolve("acme.yml"), declaration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Declared(DeclaredProviders.load(jobsFolder, "acme"));
    }

    Declared inZone(String id) {
        zone = id;
        return this;
    }

    Declared mapping(String providerStatus, String status) {
        statuses = Map.of(providerStatus, new CallStatus(status));
        return this;
    }

    Declared with(String option, String value) {
        options = Map.of(option, value);
        return this;
    }

    ProviderFactory factory() {
        return factory;
    }

    ProviderFormat format() {
        return factory.forJob(new MappingContext(ZoneId.of(zone), new PhoneNumbers("US"), statuses, options));
    }

    /** Maps a record with these values by column or pointer. */
    Outcome map(Map<String, String> values) {
        try {
            var mapper = format().layout("".getBytes(StandardCharsets.UTF_8)).mapper();
            return mapper.map(new Record(values), new FileFacts(EXPORTED));
        } catch (Rejection rejection) {
            return rejection.outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Record(Map<String, String> values) implements Fields {

        @Override
        public String text(FieldKey key) {
            return key.paths().stream()
                    .map(values::get)
                    .filter(value -> value != null && !value.isBlank())
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public List<String> texts(FieldKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String nameOf(FieldKey key) {
            return key.paths().get(0);
        }
    }
}

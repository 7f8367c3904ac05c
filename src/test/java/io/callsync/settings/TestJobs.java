package io.callsync.settings;

import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Job files of a made-up provider. */
record TestJobs(Path folder) {

    static final String MINIMAL = "provider: phonely\nsource: s3://acme/phonely/{date}/\n";

    JobFile load(String text) {
        write(text);
        return JobFiles.load(folder, "nightly", new ProviderCatalog(folder, Map.of("phonely", new Phonely())));
    }

    Path write(String text) {
        try {
            return Files.writeString(folder.resolve("nightly.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Phonely implements ProviderFactory {

        @Override
        public String name() {
            return "phonely";
        }

        @Override
        public Map<String, Set<String>> options() {
            return Map.of(
                    "first-leg", Set.of("user", "customer"), "click-to-call", Set.of("true", "false"), "tag", Set.of());
        }

        @Override
        public ProviderFormat forJob(MappingContext context) {
            throw new UnsupportedOperationException("no records are read here");
        }
    }
}

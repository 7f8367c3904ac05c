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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Job files of a made-up provider. */
record TestJobs(Path folder) {

    static final String MINIMAL = "provider: phonely\nsource: s3://acme/phonely/{date}/\n";

    private static final Map<String, ProviderFactory> PROVIDERS = Stream.of("phonely", "aircall", "amazon-connect")
            .collect(Collectors.toMap(Function.identity(), Phonely::new));

    JobFile load(String text) {
        write(text);
        return JobFiles.load(folder, "nightly", new ProviderCatalog(folder, PROVIDERS));
    }

    Path write(String text) {
        try {
            return Files.writeString(folder.resolve("nightly.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Phonely(String name) implements ProviderFactory {

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

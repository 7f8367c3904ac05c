package io.callsync.provider.declared;

import io.callsync.configuration.ConfigurationError;
import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Providers that are described by {@code jobs/providers/<name>.yml} alone, without code. */
public final class DeclaredProviders {

    private DeclaredProviders() {}

    /**
     * Reads and checks a declaration.
     *
     * @param jobsFolder the folder of the job files; declarations lie in {@code providers} below it
     * @throws ConfigurationError when there is none, or when it says something that cannot be run, with file and line
     */
    public static ProviderFactory load(Path jobsFolder, String name) {
        return load(jobsFolder.resolve("providers").resolve(name + ".yml"));
    }

    /** The same of a file anywhere, whose name without {@code .yml} is the provider's. */
    public static ProviderFactory load(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.yml$", "");
        return new Factory(new DeclarationParser(name).parse(Yaml.read(file)));
    }

    private record Factory(Declaration declaration) implements ProviderFactory {

        @Override
        public String name() {
            return declaration.name();
        }

        @Override
        public Map<String, Set<String>> options() {
            return declaration.options();
        }

        @Override
        public ProviderFormat forJob(MappingContext context) {
            return new DeclaredFormat(declaration, context);
        }
    }
}

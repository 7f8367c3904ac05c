package io.callsync.settings;

import io.callsync.configuration.ConfigurationError;
import io.callsync.configuration.NearestName;
import io.callsync.configuration.YamlFile;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.declared.DeclaredProviders;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every provider a job may name: the built-in ones, and those described in {@code jobs/providers/<name>.yml}. */
record ProviderCatalog(Path jobsFolder, Map<String, ProviderFactory> builtIn) {

    /** Finds the provider that the file names, or adds the problem and returns null. */
    ProviderFactory find(YamlFile file, String name) {
        boolean described = describedNames().contains(name);
        if (described && builtIn.containsKey(name)) {
            file.refuse("/provider", "providers/%s.yml has the name of a built-in provider: rename it".formatted(name));
            return null;
        }
        if (builtIn.containsKey(name)) {
            return builtIn.get(name);
        }
        if (described) {
            return load(file, name);
        }
        file.refuse("/provider", unknown(name));
        return null;
    }

    private ProviderFactory load(YamlFile file, String name) {
        try {
            return DeclaredProviders.load(jobsFolder, name);
        } catch (ConfigurationError e) {
            file.add(e);
            return null;
        }
    }

    String unknown(String name) {
        Set<String> names = new TreeSet<>(builtIn.keySet());
        names.addAll(describedNames());
        String hint = NearestName.hint(name, names);
        return "unknown provider '%s'%s".formatted(name, hint.isEmpty() ? ": expected one of " + names : hint);
    }

    Set<String> describedNames() {
        return JobFiles.names(jobsFolder.resolve("providers"));
    }
}

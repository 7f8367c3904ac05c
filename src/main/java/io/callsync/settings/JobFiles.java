package io.callsync.settings;

import io.callsync.configuration.ConfigurationError;
import io.callsync.configuration.NearestName;
import io.callsync.configuration.SchemaCheck;
import io.callsync.configuration.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The job files of a folder, {@code jobs/<name>.yml}. Stateless. */
public final class JobFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SUFFIX = ".yml";

    private JobFiles() {}

    /**
     * Reads and checks a job as a whole: shape, values, provider, options.
     *
     * @param name the file's name without {@code .yml}: lower-case letters, digits and hyphens
     * @throws ConfigurationError with every problem found, or with the jobs that exist when there is none of this name
     */
    public static JobFile load(Path jobsFolder, String name) {
        return load(jobsFolder, name, new ProviderCatalog(jobsFolder, Providers.builtIn()));
    }

    static JobFile load(Path jobsFolder, String name, ProviderCatalog providers) {
        Path path = jobsFolder.resolve(name + SUFFIX);
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(path)) {
            throw noSuchJob(jobsFolder, name);
        }
        YamlFile file = YamlFile.read(path);
        SchemaCheck.named("job.schema.json").check(file);
        return new JobFileReader(name, file, providers).read();
    }

    private static ConfigurationError noSuchJob(Path jobsFolder, String name) {
        Set<String> names = names(jobsFolder);
        String existing =
                names.isEmpty() ? "the folder holds no job files" : "the jobs here are " + String.join(", ", names);
        String message = "there is no job '%s'%s; %s".formatted(name, NearestName.hint(name, names), existing);
        return new ConfigurationError(jobsFolder, ConfigurationError.UNKNOWN_LINE, message);
    }

    /** The names of the YAML files directly in the folder; none when there is no such folder. */
    public static Set<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(fileName -> fileName.endsWith(SUFFIX))
                    .map(fileName -> fileName.substring(0, fileName.length() - SUFFIX.length()))
                    .filter(NAME.asMatchPredicate())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

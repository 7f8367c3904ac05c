package io.callsync.operator;

import io.callsync.configuration.ConfigurationError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the job files are. */
final class JobsFolder {

    private static final String VARIABLE = "CALLSYNC_JOBS";

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description = "Folder of the job files. Default: jobs in the working directory, else $CALLSYNC_JOBS.")
    private Path given;

    Path path() {
        return given == null ? find(Path.of("jobs"), System.getenv()) : require(given);
    }

    static Path find(Path here, Map<String, String> environment) {
        String variable = environment.getOrDefault(VARIABLE, "");
        return variable.isBlank() || Files.isDirectory(here) ? require(here) : require(Path.of(variable));
    }

    private static Path require(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationError(
                    folder,
                    ConfigurationError.UNKNOWN_LINE,
                    "there is no such folder; job files are looked for in --jobs DIR, in jobs, or in $" + VARIABLE);
        }
        return folder;
    }
}

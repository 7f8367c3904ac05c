package io.callsync.settings;

import io.callsync.calendar.Expectation;
import io.callsync.configuration.ConfigurationError;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.declared.DeclaredProviders;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;

/** A job that nobody wrote: a provider, with the defaults of job files. It has no source. Stateless. */
public final class ProviderJob {

    private static final String DECLARATION = ".yml";

    private ProviderJob() {}

    /**
     * @param provider a built-in one, one of {@code providers/<name>.yml} in the jobs folder, or the path of such a file
     * @param jobsFolder asked for only where a name is not built in
     * @param zone for times without a zone
     * @param phoneRegion for numbers without a country code, or null
     * @throws ConfigurationError when one of them cannot be, or the declaration has mistakes
     */
    public static JobFile of(String provider, Supplier<Path> jobsFolder, String zone, String phoneRegion) {
        ProviderFactory found = find(provider, jobsFolder);
        return new JobFile(
                found.name(),
                found,
                "",
                "**",
                zone(zone),
                region(phoneRegion),
                0,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                0,
                true,
                Expectation.NOTHING,
                JobFile.Limits.DEFAULT);
    }

    private static ProviderFactory find(String provider, Supplier<Path> jobsFolder) {
        if (provider.endsWith(DECLARATION)) {
            return DeclaredProviders.load(Path.of(provider));
        }
        if (Providers.builtIn().containsKey(provider)) {
            return Providers.builtIn().get(provider);
        }
        ProviderCatalog catalog = new ProviderCatalog(jobsFolder.get(), Providers.builtIn());
        if (!catalog.describedNames().contains(provider)) {
            throw refused(catalog.jobsFolder().resolve("providers"), catalog.unknown(provider));
        }
        return DeclaredProviders.load(catalog.jobsFolder(), provider);
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw refused(Path.of("--time-zone"), JobFileChecks.unknownZone(zone));
        }
    }

    private static String region(String region) {
        if (region != null) {
            JobFileChecks.unknownRegion(region).ifPresent(problem -> {
                throw refused(Path.of("--phone-region"), problem);
            });
        }
        return region;
    }

    private static ConfigurationError refused(Path setting, String problem) {
        return new ConfigurationError(setting, ConfigurationError.UNKNOWN_LINE, problem);
    }
}

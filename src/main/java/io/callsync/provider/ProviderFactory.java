package io.callsync.provider;

import java.util.Map;
import java.util.Set;

/** Makes a built-in or declared provider ready for a job. */
public interface ProviderFactory {

    String name();

    /** The switches that a job may set under {@code options}, each with the values it takes (empty set: any text). */
    default Map<String, Set<String>> options() {
        return Map.of();
    }

    ProviderFormat forJob(MappingContext context);
}

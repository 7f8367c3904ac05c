package io.callsync.provider;

import io.callsync.call.CallStatus;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A job's settings as far as they concern mapping.
 *
 * @param zone for times without a zone
 * @param statuses the operator's table: provider value in lower case to status, applied before the built-in table
 * @param options the provider's own switches, already checked against {@link ProviderFactory#options()}
 */
public record MappingContext(
        ZoneId zone, PhoneNumbers phones, Map<String, CallStatus> statuses, Map<String, String> options) {

    /** The operator's status for a provider's value, if there is one. */
    public Optional<CallStatus> override(String providerStatus) {
        return providerStatus == null || statuses.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(statuses.get(providerStatus.strip().toLowerCase(Locale.ROOT)));
    }

    public String option(String name, String fallback) {
        return options.getOrDefault(name, fallback);
    }
}

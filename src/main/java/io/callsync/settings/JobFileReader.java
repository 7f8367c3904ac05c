package io.callsync.settings;

import io.callsync.calendar.Expectation;
import io.callsync.calendar.Verdict;
import io.callsync.call.CallStatus;
import io.callsync.configuration.ConfigurationError;
import io.callsync.configuration.YamlFile;
import io.callsync.provider.ProviderFactory;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Turns one file of a checked shape into a job. A value that was refused reads as its default, so that the rest is checked too. */
final class JobFileReader {

    private final String name;
    private final YamlFile file;
    private final ProviderCatalog providers;

    JobFileReader(String name, YamlFile file, ProviderCatalog providers) {
        this.name = name;
        this.file = file;
        this.providers = providers;
    }

    /** @throws ConfigurationError with all problems of the file */
    JobFile read() {
        ProviderFactory provider = value("/provider", null, text -> providers.find(file, text));
        String source = value("/source", "", text -> JobFileChecks.source(file, text));
        String files = value("/files", "**", text -> JobFileChecks.glob(file, text));
        int lookBackDays = value("/look-back", 3, Units::days);
        Duration settle = value("/settle", Duration.ofMinutes(10), Units::duration);
        JobFileChecks.datesAreWhole(file, source + files);
        JobFileChecks.settlesInTime(file, source + files, lookBackDays, settle);
        ZoneId zone = value("/time-zone", ZoneId.of("UTC"), text -> JobFileChecks.zone(file, text));
        JobFile job = new JobFile(
                name,
                provider,
                source,
                files,
                zone,
                value("/phone-region", null, text -> JobFileChecks.region(file, text)),
                lookBackDays,
                settle,
                statuses(),
                options(provider),
                value("/attention/quarantined", 0.01, Units::share),
                !value("/attention/no-files", true, Boolean::valueOf),
                expectation(zone),
                limits());
        file.throwIfRefused();
        return job;
    }

    private Map<String, CallStatus> statuses() {
        Map<String, CallStatus> statuses = new HashMap<>();
        members("/statuses").forEach((providerValue, status) -> {
            CallStatus previous = statuses.put(key(providerValue), JobFileChecks.status(file, providerValue, status));
            if (previous != null) {
                file.refuse(
                        YamlFile.pointer("/statuses", providerValue),
                        "statuses.%s is set twice".formatted(providerValue));
            }
        });
        return Map.copyOf(statuses);
    }

    private Map<String, String> options(ProviderFactory provider) {
        Map<String, String> options = members("/options");
        if (provider != null) {
            options.forEach((option, value) -> JobFileChecks.option(file, provider, option, value));
        }
        return Map.copyOf(options);
    }

    private Expectation expectation(ZoneId zone) {
        return new Expectation(
                value("/expect/files", null, Long::valueOf),
                value("/expect/records", null, Long::valueOf),
                value("/expect/bytes", null, Units::bytes),
                value("/expect/by", null, LocalTime::parse),
                zone,
                elements("/expect/weekdays", Units::weekday),
                elements("/expect/holidays", text -> JobFileChecks.holiday(file, text)),
                elements("/expect/attention", Verdict::of));
    }

    private JobFile.Limits limits() {
        JobFile.Limits defaults = JobFile.Limits.DEFAULT;
        return new JobFile.Limits(
                value("/limits/record", defaults.record(), text -> JobFileChecks.recordLimit(file, text)),
                value("/limits/file", defaults.file(), Units::bytes),
                value("/limits/expansion", defaults.expansion(), Integer::valueOf));
    }

    private <T> T value(String pointer, T fallback, Function<String, T> read) {
        JsonNode node = file.root().at(pointer);
        return node.isMissingNode() || file.isRefused(pointer) ? fallback : read.apply(node.asString());
    }

    /** The values of a list, without the refused ones. */
    private <T> Set<T> elements(String list, Function<String, T> read) {
        Set<T> elements = new HashSet<>();
        JsonNode node =
                file.isRefused(list) ? MissingNode.getInstance() : file.root().at(list);
        for (int i = 0; i < node.size(); i++) {
            if (!file.isRefused(list + "/" + i)) {
                elements.add(read.apply(node.get(i).asString()));
            }
        }
        return Set.copyOf(elements);
    }

    /** The single values of a group, without the refused ones. */
    private Map<String, String> members(String group) {
        Map<String, String> members = new LinkedHashMap<>();
        file.root().at(group).properties().forEach(member -> {
            if (!file.isRefused(YamlFile.pointer(group, member.getKey()))) {
                members.put(member.getKey(), member.getValue().asString());
            }
        });
        return members;
    }

    private static String key(String providerValue) {
        return providerValue.strip().toLowerCase(Locale.ROOT);
    }
}

package io.callsync.settings;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.callsync.call.CallStatus;
import io.callsync.configuration.NearestName;
import io.callsync.configuration.YamlFile;
import io.callsync.provider.ProviderFactory;
import io.callsync.source.ExportSources;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a schema cannot know about the values of a job file. Each check adds to the file's problems. */
final class JobFileChecks {

    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}?|}");
    private static final List<String> PLACEHOLDERS = List.of("{date}", "{yyyy}", "{MM}", "{dd}");
    private static final List<String> STATUSES = List.of(
            CallStatus.ANSWERED.value(),
            CallStatus.ATTEMPTED.value(),
            CallStatus.CALLING.value(),
            CallStatus.ERROR.value(),
            CallStatus.INTERRUPTED.value(),
            CallStatus.PENDING.value(),
            CallStatus.UNANSWERED.value());

    private JobFileChecks() {}

    static String source(YamlFile file, String text) {
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (!PLACEHOLDERS.contains(braces.group())) {
                String message = "source has '%s': expected {date}, {yyyy}, {MM} or {dd}";
                file.refuse("/source", message.formatted(braces.group()));
                return text;
            }
        }
        return text;
    }

    /** Placeholders may be spread over source and files; a part of a date alone would list every file several times. */
    static void datesAreWhole(YamlFile file, String location) {
        if (!location.contains("{date}")) {
            long parts = Stream.of("{yyyy}", "{MM}", "{dd}")
                    .filter(location::contains)
                    .count();
            if (parts == 1 || parts == 2) {
                file.refuse(
                        "/source", "source has a part of a date: expected {date}, or {yyyy}, {MM} and {dd} together");
            }
        }
    }

    /** A file that arrives just before the last run that lists it must have settled by then, or it would never be read. */
    static void settlesInTime(YamlFile file, String location, int lookBackDays, Duration settle) {
        boolean dated = PLACEHOLDERS.stream().anyMatch(location::contains);
        if (dated && !settle.isZero() && settle.compareTo(Duration.ofDays(lookBackDays)) >= 0) {
            String message = "settle is as long as look-back (%dd): a file that comes late would never be read;"
                    + " expected a shorter settle or a longer look-back";
            file.refuse(file.line("/settle") > 0 ? "/settle" : "/look-back", message.formatted(lookBackDays));
        }
    }

    /** Asks the source itself, so that there is one grammar of globs; opening a folder touches nothing. */
    static String glob(YamlFile file, String text) {
        try {
            ExportSources.open("file:/", text, Duration.ZERO).close();
        } catch (IllegalArgumentException e) {
            file.refuse("/files", "files is '%s': expected a glob such as **/*.json*".formatted(text));
        }
        return text;
    }

    static ZoneId zone(YamlFile file, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            file.refuse("/time-zone", unknownZone(text));
            return null;
        }
    }

    static LocalDate holiday(YamlFile file, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            file.refuse("/expect/holidays", "expect.holidays has '%s': there is no such day".formatted(text));
            return LocalDate.EPOCH;
        }
    }

    static String region(YamlFile file, String text) {
        unknownRegion(text).ifPresent(problem -> file.refuse("/phone-region", problem));
        return text;
    }

    static String unknownZone(String text) {
        return "unknown time zone '%s'%s".formatted(text, hint(text, ZoneId.getAvailableZoneIds(), "America/Toronto"));
    }

    static Optional<String> unknownRegion(String text) {
        Set<String> regions = PhoneNumberUtil.getInstance().getSupportedRegions();
        return regions.contains(text)
                ? Optional.empty()
                : Optional.of("unknown phone region '%s'%s".formatted(text, hint(text, regions, "CA")));
    }

    /** New words are the CRM's right, but one that differs from a known one by a single letter is a typing error. */
    static CallStatus status(YamlFile file, String providerValue, String status) {
        STATUSES.stream()
                .filter(known -> NearestName.distance(known, status) == 1)
                .findFirst()
                .ifPresent(known -> file.refuse(
                        YamlFile.pointer("/statuses", providerValue),
                        "statuses.%s is '%s' (did you mean '%s'?)".formatted(providerValue, status, known)));
        return new CallStatus(status);
    }

    static void option(YamlFile file, ProviderFactory provider, String option, String value) {
        Set<String> options = new TreeSet<>(provider.options().keySet());
        if (!options.contains(option)) {
            String known = options.isEmpty() ? ": it has none" : NearestName.hint(option, options);
            String all = known.isEmpty() ? ": expected one of " + options : known;
            file.refuse(
                    YamlFile.pointer("/options", option),
                    "unknown option '%s' of provider %s%s".formatted(option, provider.name(), all));
            return;
        }
        Set<String> values = new TreeSet<>(provider.options().get(option));
        if (!values.isEmpty() && !values.contains(value)) {
            file.refuse(
                    YamlFile.pointer("/options", option),
                    "options.%s is '%s': expected one of %s".formatted(option, value, values));
        }
    }

    static int recordLimit(YamlFile file, String text) {
        long bytes = Units.bytes(text);
        if (bytes > 1L << 30) {
            file.refuse(
                    "/limits/record",
                    "limits.record is '%s': expected at most 1GiB, a record is held in memory".formatted(text));
        }
        return (int) Math.min(bytes, 1L << 30);
    }

    private static String hint(String written, Set<String> names, String example) {
        String hint = NearestName.hint(written, names);
        return hint.isEmpty() ? ": expected a name such as " + example : hint;
    }
}

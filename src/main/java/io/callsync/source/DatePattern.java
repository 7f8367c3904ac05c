package io.callsync.source;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A location or glob in which {date} {yyyy} {MM} {dd} stand for a business date: {date} is 2026-11-22. Thread-safe. */
record DatePattern(String template) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Map<String, DateTimeFormatter> FORMATS = Map.of(
            "date", DateTimeFormatter.ISO_LOCAL_DATE,
            "yyyy", DateTimeFormatter.ofPattern("uuuu"),
            "MM", DateTimeFormatter.ofPattern("MM"),
            "dd", DateTimeFormatter.ofPattern("dd"));

    /** @throws IllegalArgumentException when braces hold anything but the four names */
    DatePattern onlyKnown() {
        PLACEHOLDER
                .matcher(template)
                .results()
                .filter(found -> !FORMATS.containsKey(found.group(1)))
                .findFirst()
                .ifPresent(found -> {
                    throw new IllegalArgumentException("unknown placeholder %s in %s: use {date}, {yyyy}, {MM} or {dd}"
                            .formatted(found.group(), template));
                });
        return this;
    }

    boolean dated() {
        return PLACEHOLDER.matcher(template).results().anyMatch(found -> FORMATS.containsKey(found.group(1)));
    }

    /** Down to the folder before the first date. */
    String fixed() {
        Matcher date = PLACEHOLDER.matcher(template);
        String before = date.find() ? template.substring(0, date.start()) : template;
        return before.substring(0, before.lastIndexOf('/') + 1);
    }

    /** Other braces stay as they are: a glob's {a,b} is no placeholder. */
    String on(LocalDate date) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            DateTimeFormatter format = FORMATS.get(found.group(1));
            return Matcher.quoteReplacement(format == null ? found.group() : format.format(date));
        });
    }
}

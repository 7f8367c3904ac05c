package io.callsync.provider.declared;

import io.callsync.configuration.NearestName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one declaration. For one use. */
final class DeclarationParser {

    private static final List<String> SECTIONS = List.of(
            "csv", "json", "times", "durations", "options", "fields", "other-fields", "filter", "direction", "status");

    private final String name;
    private final Columns columns = new Columns();
    private final Names names = new Names();
    private Map<String, Yaml> sections;

    DeclarationParser(String name) {
        this.name = name;
    }

    Declaration parse(Yaml root) {
        sections = root.entries(SECTIONS);
        requireSections(root);
        DialectParser dialect = DialectParser.of(sections);
        readFields(new ValueParser(columns, dialect.jsonNullWords()));
        Map<String, Set<String>> options = options();
        Timing timing = timing();
        return new Declaration(
                name,
                dialect.dialect(columns.keys()),
                options,
                timeFormat(),
                zone(),
                timing,
                names.field("id"),
                names.field("leg"),
                names.field("status"),
                names.field("from"),
                names.field("to"),
                names.field("agent"),
                names.field("recording"),
                names.field("description"),
                names.field("version"),
                rules(timing));
    }

    private void requireSections(Yaml root) {
        if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
            throw root.error(
                    "'%s' is no provider's name: expected at most 32 small letters, digits and -".formatted(name));
        }
        if (sections.containsKey("csv") == sections.containsKey("json")) {
            throw root.error("expected either 'csv' or 'json'");
        }
        for (String section : List.of("fields", "direction", "status")) {
            if (!sections.containsKey(section)) {
                throw root.error("the section '%s' is missing".formatted(section));
            }
        }
    }

    private void readFields(ValueParser parser) {
        names.addFields(sections.get("fields"), parser);
        if (sections.containsKey("other-fields")) {
            names.addOthers(sections.get("other-fields"), parser);
        }
        if (!names.field("answer").isDeclared() && !names.field("duration").isDeclared()) {
            throw sections.get("fields")
                    .error("expected 'answer' or 'duration': nothing tells how long a conversation was");
        }
    }

    private Map<String, Set<String>> options() {
        Map<String, Set<String>> options = new LinkedHashMap<>();
        Yaml section = sections.get("options");
        (section == null ? Map.<String, Yaml>of() : section.entries()).forEach((option, words) -> {
            Set<String> allowed = new LinkedHashSet<>();
            words.list().forEach(word -> allowed.add(word.text()));
            if (allowed.isEmpty()) {
                throw words.error("expected the values of '%s', the default first".formatted(option));
            }
            names.addOption(option, words, allowed.iterator().next());
            options.put(option, allowed);
        });
        return options;
    }

    private Timing timing() {
        Yaml section = sections.get("durations");
        Map<String, Yaml> entries = section == null ? Map.of() : section.entries(List.of("format", "include-ringing"));
        Yaml format = entries.get("format");
        Yaml ringing = entries.get("include-ringing");
        return new Timing(
                names.field("start"),
                names.field("answer"),
                names.field("end"),
                names.field("duration"),
                names.field("ring"),
                format == null
                        ? DurationNotation.SECONDS
                        : DurationNotation.of(format.oneOf("format", DurationNotation.words())),
                ringing != null && ringing.flag());
    }

    private Map<String, Yaml> times() {
        Yaml section = sections.get("times");
        return section == null ? Map.of() : section.entries(List.of("format", "zone"));
    }

    private String timeFormat() {
        Yaml format = times().get("format");
        if (format == null) {
            return "iso";
        }
        try {
            TimeNotation.of(format.text(), new LocalZone(ZoneOffset.UTC, false));
            return format.text();
        } catch (IllegalArgumentException e) {
            throw format.error("unknown format '%s': expected one of %s, or a pattern such as yyyy/MM/dd HH:mm:ss"
                    .formatted(format.text(), String.join(", ", TimeNotation.WORDS)));
        }
    }

    private ZoneId zone() {
        Yaml zone = times().get("zone");
        if (zone == null || zone.text().equals("job")) {
            return null;
        }
        try {
            return ZoneId.of(zone.text());
        } catch (DateTimeException e) {
            throw zone.error("unknown zone '%s'%s"
                    .formatted(zone.text(), NearestName.hint(zone.text(), ZoneId.getAvailableZoneIds())));
        }
    }

    private Declaration.Rules rules(Timing timing) {
        RuleParser parser = new RuleParser(names.values(), names.variables(timing.durations()));
        Yaml filter = sections.get("filter");
        return new Declaration.Rules(
                filter == null ? new Rule.InOrder<>(List.of()) : parser.filter(filter),
                parser.decision(
                        sections.get("direction"), names.field("direction").value(), Words::heading),
                parser.decision(sections.get("status"), names.field("status").value(), Words::verdict));
    }
}

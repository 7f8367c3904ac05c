package io.callsync.provider.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads where a value lies: a path, a list of which the first with a value counts, or one of the forms with a name. */
record ValueParser(Columns columns, Set<String> jsonNullWords) {

    private static final Set<String> FORMS =
            Set.of("at", "matches", "value", "join", "hash", "date", "time", "incoming", "outgoing", "otherwise");

    Value parse(Yaml yaml) {
        if (yaml.isText()) {
            return at(yaml);
        }
        if (yaml.isList()) {
            return new Value.First(parseAll(yaml));
        }
        Map<String, Yaml> form = yaml.entries(FORMS);
        for (String name : form.keySet()) {
            switch (name) {
                case "at":
                    return matching(only(yaml, form, "at", "matches"));
                case "value":
                    return new Value.Fixed(
                            only(yaml, form, "value").get("value").text());
                case "join":
                    return new Value.Joined(parseAll(only(yaml, form, "join").get("join")), "/");
                case "hash":
                    return new Value.Hashed(parseAll(only(yaml, form, "hash").get("hash")));
                case "date", "time":
                    return dateAndTime(yaml, only(yaml, form, "date", "time"));
                case "incoming", "outgoing":
                    return byDirection(only(yaml, form, "incoming", "outgoing", "otherwise"));
                default:
            }
        }
        throw yaml.error("expected a column, or one of at, value, join, hash, date and time, incoming and outgoing");
    }

    /** The same, and a header without the columns (of a list: without any of them) makes the file unreadable. */
    Value parseRequired(Yaml yaml) {
        if (yaml.isMap()) {
            Map<String, Yaml> form = yaml.entries();
            Stream.of("date", "time").filter(form::containsKey).map(form::get).forEach(this::require);
            if (form.containsKey("hash")) {
                form.get("hash").list().forEach(this::require);
            }
        }
        require(yaml);
        return parse(yaml);
    }

    private void require(Yaml yaml) {
        List<Yaml> alternatives = yaml.listOrOne();
        if (alternatives.stream().allMatch(ValueParser::isPlainPath)) {
            columns.require(alternatives.stream().map(ValueParser::path).toList());
        }
    }

    private static boolean isPlainPath(Yaml yaml) {
        return yaml.isText()
                || yaml.isMap()
                        && yaml.entries().containsKey("at")
                        && yaml.entries().get("at").isText();
    }

    private static String path(Yaml yaml) {
        return yaml.isText() ? yaml.text() : yaml.entries().get("at").text();
    }

    private Value at(Yaml path) {
        if (path.text().isBlank() || path.text().startsWith("#") && !path.text().matches("#[1-9]\\d{0,3}")) {
            throw path.error("'%s' is no place: expected a column's name, #3 for the third column, or a JSON pointer"
                    .formatted(path.text()));
        }
        Value at = new Value.At(columns.at(path.text()));
        return jsonNullWords.isEmpty() ? at : new Value.Unless(at, jsonNullWords);
    }

    private Value matching(Map<String, Yaml> form) {
        Value at = parse(form.get("at"));
        Yaml regex = form.get("matches");
        if (regex == null) {
            return at;
        }
        try {
            return new Value.Matching(at, Pattern.compile(regex.text()));
        } catch (PatternSyntaxException e) {
            throw regex.error("'%s' is no regular expression: %s".formatted(regex.text(), e.getDescription()));
        }
    }

    private Value dateAndTime(Yaml yaml, Map<String, Yaml> form) {
        if (form.size() != 2) {
            throw yaml.error("date and time belong together");
        }
        return new Value.Joined(List.of(parse(form.get("date")), parse(form.get("time"))), " ");
    }

    private Value byDirection(Map<String, Yaml> form) {
        return new Value.ByDirection(
                orNothing(form.get("incoming")), orNothing(form.get("outgoing")), orNothing(form.get("otherwise")));
    }

    private Value orNothing(Yaml yaml) {
        return yaml == null ? new Value.Fixed(null) : parse(yaml);
    }

    private List<Value> parseAll(Yaml yaml) {
        List<Value> values = new ArrayList<>();
        yaml.list().forEach(element -> values.add(parse(element)));
        if (values.isEmpty()) {
            throw yaml.error("expected at least one value");
        }
        return List.copyOf(values);
    }

    private static Map<String, Yaml> only(Yaml yaml, Map<String, Yaml> form, String... names) {
        if (!Set.of(names).containsAll(form.keySet())) {
            throw yaml.error("'%s' cannot be combined with %s".formatted(names[0], String.join(", ", form.keySet())));
        }
        return form;
    }
}

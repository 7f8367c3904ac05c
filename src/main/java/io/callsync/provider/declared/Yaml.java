package io.callsync.provider.declared;

import io.callsync.configuration.ConfigurationError;
import io.callsync.configuration.NearestName;
import io.callsync.configuration.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A part of a YAML file that knows its line. Whatever it is not, is refused by a {@link ConfigurationError} that points at it. */
record Yaml(YamlFile file, String pointer, JsonNode node) {

    /** @throws ConfigurationError when the file cannot be read, is no YAML or repeats a key */
    static Yaml read(Path path) {
        YamlFile file = YamlFile.read(path);
        file.throwIfRefused();
        return new Yaml(file, "", file.root());
    }

    int line() {
        return file.line(pointer);
    }

    boolean isText() {
        return node.isValueNode() && !node.isNull();
    }

    boolean isList() {
        return node.isArray();
    }

    boolean isMap() {
        return node.isObject();
    }

    String text() {
        if (!isText()) {
            throw error("expected a text");
        }
        return node.asString();
    }

    /** The elements of a list. */
    List<Yaml> list() {
        if (!isList()) {
            throw error("expected a list");
        }
        List<Yaml> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new Yaml(file, pointer + "/" + i, node.get(i)));
        }
        return elements;
    }

    /** The elements of a list; anything else is a list of one. */
    List<Yaml> listOrOne() {
        return isList() ? list() : List.of(this);
    }

    /** The entries by name, in the file's order, whatever their names. */
    Map<String, Yaml> entries() {
        if (!isMap()) {
            throw error("expected names with values");
        }
        Map<String, Yaml> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), child(entry.getKey(), entry.getValue())));
        return entries;
    }

    /** The entries by name; a name that is not one of these is refused with the nearest one. */
    Map<String, Yaml> entries(Collection<String> allowed) {
        Map<String, Yaml> entries = entries();
        entries.forEach((name, entry) -> entry.refuseUnless(allowed.contains(name), "key", name, allowed));
        return entries;
    }

    /** The text, which has to be one of the words. */
    String oneOf(String what, Collection<String> words) {
        refuseUnless(words.contains(text()), what, text(), words);
        return text();
    }

    boolean flag() {
        return oneOf("switch", List.of("true", "false")).equals("true");
    }

    int count() {
        if (!text().matches("\\d{1,6}")) {
            throw error("'%s' is not a count: expected digits".formatted(text()));
        }
        return Integer.parseInt(text());
    }

    ConfigurationError error(String message) {
        return error(line(), message);
    }

    ConfigurationError error(int line, String message) {
        return new ConfigurationError(file.path(), line, message);
    }

    /** What to write instead of a name that does not exist. */
    static String instead(String written, Collection<String> names) {
        String hint = NearestName.hint(written, names);
        return hint.isEmpty() ? ": expected one of " + String.join(", ", names) : hint;
    }

    private void refuseUnless(boolean known, String what, String written, Collection<String> names) {
        if (!known) {
            throw error("unknown %s '%s'%s".formatted(what, written, instead(written, names)));
        }
    }

    private Yaml child(String name, JsonNode value) {
        return new Yaml(file, YamlFile.pointer(pointer, name), value);
    }
}

package io.callsync.configuration;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the shape of an operator's file against a JSON Schema (draft 2020-12) in the jar, the same one that editors use. A
 * schema says with {@code title} what is expected ("a duration such as 10m"). Thread-safe.
 */
public final class SchemaCheck {

    private static final int LONGEST_QUOTE = 60;

    private final JsonNode document;
    private final Schema schema;

    private SchemaCheck(JsonNode document) {
        this.document = document;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    /** The schema of this file name in the jar's folder {@code schema}; at build time they are copied from {@code jobs}. */
    public static SchemaCheck named(String fileName) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/schema/" + fileName)) {
            if (in == null) {
                throw new IllegalStateException("/schema/%s is missing in the jar".formatted(fileName));
            }
            return new SchemaCheck(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds every deviation to the file's problems. */
    public void check(YamlFile file) {
        if (file.root().isMissingNode()) {
            file.refuse("", "holds no settings");
            return;
        }
        schema.validate(file.root()).forEach(error -> refuse(file, error));
    }

    private void refuse(YamlFile file, Error error) {
        String pointer = error.getInstanceLocation().toString();
        switch (error.getKeyword()) {
            case "additionalProperties" -> refuseKey(file, pointer, error);
            case "required" ->
                file.refuse(pointer, "%s'%s' is missing".formatted(prefix(pointer), error.getProperty()));
            default -> file.refuse(pointer, refusal(file.root().at(pointer), pointer, expectation(error)));
        }
    }

    private void refuseKey(YamlFile file, String pointer, Error error) {
        String key = error.getProperty();
        Set<String> known = parent(error).path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        String hint = NearestName.hint(key, known);
        file.refuse(
                YamlFile.pointer(pointer, key),
                "unknown key '%s%s'%s"
                        .formatted(prefix(pointer), key, hint.isEmpty() ? ": expected one of " + known : hint));
    }

    private static String refusal(JsonNode value, String pointer, String expected) {
        String subject = pointer.isEmpty() ? "the file" : dotted(pointer);
        return value.isContainer() || value.isNull()
                ? "%s is %s: expected %s".formatted(subject, kind(value), expected)
                : "%s is '%s': expected %s".formatted(subject, quoted(value.asString()), expected);
    }

    private String expectation(Error error) {
        JsonNode rule = parent(error);
        return rule.has("title") ? rule.path("title").asString() : error.getMessage();
    }

    /** The part of the schema whose keyword was not met. */
    private JsonNode parent(Error error) {
        String keyword = error.getSchemaLocation().getFragment().toString();
        return document.at(keyword.substring(0, keyword.lastIndexOf('/')));
    }

    private static String kind(JsonNode value) {
        return value.isNull() ? "empty" : value.isArray() ? "a list" : "a group of keys";
    }

    private static String quoted(String value) {
        return value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String prefix(String pointer) {
        return pointer.isEmpty() ? "" : dotted(pointer) + ".";
    }

    private static String dotted(String pointer) {
        List<String> names = new ArrayList<>(List.of(pointer.substring(1).split("/")));
        names.replaceAll(name -> name.replace("~1", "/").replace("~0", "~"));
        return String.join(".", names);
    }
}

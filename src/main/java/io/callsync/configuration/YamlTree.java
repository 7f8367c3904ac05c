package io.callsync.configuration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** YAML text as a tree that remembers lines and tells duplicate keys; Jackson's own tree keeps neither. */
final class YamlTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<Integer, String> duplicates = new LinkedHashMap<>();
    private final YAMLParser parser;
    private final Path path;
    private JsonNode root = MissingNode.getInstance();

    private YamlTree(Path path, YAMLParser parser) {
        this.path = path;
        this.parser = parser;
    }

    static YamlTree parse(Path path, String text) {
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            YamlTree tree = new YamlTree(path, parser);
            tree.readDocument();
            return tree;
        } catch (JacksonException e) {
            int line = e.getLocation() == null
                    ? ConfigurationError.UNKNOWN_LINE
                    : e.getLocation().getLineNr();
            throw new ConfigurationError(path, line, "is not YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    JsonNode root() {
        return root;
    }

    /** Lines by JSON pointer. */
    Map<String, Integer> lines() {
        return lines;
    }

    /** Messages by line. */
    Map<Integer, String> duplicates() {
        return duplicates;
    }

    private void readDocument() {
        if (parser.nextToken() == null) {
            return;
        }
        lines.put("", line());
        root = read("");
        if (parser.nextToken() != null) {
            throw new ConfigurationError(path, line(), "a second document begins here: expected one document a file");
        }
    }

    private JsonNode read(String pointer) {
        if (parser.isCurrentAlias()) {
            throw new ConfigurationError(path, line(), "aliases (*name) are not supported: write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(pointer);
            case START_ARRAY -> readArray(pointer);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.stringNode(parser.getString());
        };
    }

    private ObjectNode readObject(String pointer) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = YamlFile.pointer(pointer, key);
            Integer earlier = lines.putIfAbsent(child, line());
            if (earlier != null) {
                duplicates.put(line(), "'%s' is already set in line %d".formatted(key, earlier));
            }
            parser.nextToken();
            object.set(key, read(child));
        }
        return object;
    }

    private ArrayNode readArray(String pointer) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String child = pointer + "/" + array.size();
            lines.put(child, line());
            array.add(read(child));
        }
        return array;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}

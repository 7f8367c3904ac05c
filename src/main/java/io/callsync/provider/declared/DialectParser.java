package io.callsync.provider.declared;

import io.callsync.container.Dialect;
import io.callsync.container.FieldKey;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code csv:} or {@code json:}. */
record DialectParser(boolean json, Map<String, Yaml> entries) {

    private static final List<String> CSV =
            List.of("delimiter", "quote", "header", "skip-lines", "comment", "charset", "null-words");
    private static final List<String> JSON = List.of("lists", "null-words");

    static DialectParser of(Map<String, Yaml> sections) {
        return sections.containsKey("json")
                ? new DialectParser(true, sections.get("json").entries(JSON))
                : new DialectParser(false, sections.get("csv").entries(CSV));
    }

    /** Words that mean nothing, where it is not the reader that knows them. */
    Set<String> jsonNullWords() {
        return json ? words("null-words") : Set.of();
    }

    Dialect dialect(List<FieldKey> fields) {
        return json
                ? new Dialect.Json(words("lists"), fields)
                : new Dialect.Csv(
                        delimiters(),
                        character("quote", '"'),
                        !entries.containsKey("header") || entries.get("header").flag(),
                        entries.containsKey("skip-lines")
                                ? entries.get("skip-lines").count()
                                : 0,
                        character("comment", '\0'),
                        charset(),
                        words("null-words"),
                        fields);
    }

    private Set<String> words(String key) {
        Set<String> words = new LinkedHashSet<>();
        if (entries.containsKey(key)) {
            entries.get(key).listOrOne().forEach(word -> words.add(word.text()));
        }
        return Set.copyOf(words);
    }

    private String delimiters() {
        if (!entries.containsKey("delimiter")) {
            return ",";
        }
        StringBuilder delimiters = new StringBuilder();
        entries.get("delimiter").listOrOne().forEach(delimiter -> delimiters.append(one(delimiter)));
        return delimiters.toString();
    }

    private char character(String key, char fallback) {
        if (!entries.containsKey(key)) {
            return fallback;
        }
        return entries.get(key).text().equals("none") ? '\0' : one(entries.get(key));
    }

    private static char one(Yaml character) {
        String text = character.text().equals("tab") ? "\t" : character.text();
        if (text.length() != 1) {
            throw character.error("'%s' is not one character: expected for instance ';' or tab".formatted(text));
        }
        return text.charAt(0);
    }

    private Charset charset() {
        if (!entries.containsKey("charset")) {
            return StandardCharsets.UTF_8;
        }
        Yaml charset = entries.get("charset");
        try {
            return Charset.forName(charset.text());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw charset.error(
                    "unknown charset '%s': expected for instance UTF-8 or windows-1252".formatted(charset.text()));
        }
    }
}

package io.callsync.container;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** How records may stand in a file. */
enum Arrangement {
    BACK_TO_BACK("", "", "", ""),
    LINES("", "\n", "\n", ""),
    WINDOWS_LINES("", "\r\n", "", ""),
    ARRAY("[", ",", "]", ""),
    ARRAY_OF_LINES("[\n", ",\n", "\n]\n", ""),
    DOCUMENT("{\"meta\":{\"n\":[1]},\"calls\":[", " , ", "],\"page\":0}", ""),
    PRETTY("", "\n", "\n", "\n  "),
    PRETTY_WINDOWS("", "\r\n", "\r\n", "\r\n\t"),
    PRETTY_ARRAY("[\n  ", ",\n  ", "\n]\n", "\n    "),
    PRETTY_DOCUMENT("{\n  \"calls\": [\n", ",\n", "\n  ],\n  \"page\": 0\n}\n", "\n      "),
    CSV("id,agent,note\n", "\n", "\n", "");

    final String before;
    final String between;
    final String after;

    /** What stands before each key of a record, and before its last brace. */
    final String indent;

    Arrangement(String before, String between, String after, String indent) {
        this.before = before;
        this.between = between;
        this.after = after;
        this.indent = indent;
    }

    /** What makes a record a call. */
    private enum Id implements FieldKey {
        OF_OBJECT("/id"),
        OF_ROW("id");

        private final String path;

        Id(String path) {
            this.path = path;
        }

        @Override
        public List<String> paths() {
            return List.of(path);
        }
    }

    FieldKey id() {
        return this == CSV ? Id.OF_ROW : Id.OF_OBJECT;
    }

    boolean hasLines() {
        return this == LINES || this == WINDOWS_LINES || this == ARRAY_OF_LINES || this == CSV;
    }

    Dialect dialect() {
        return this == CSV
                ? new Dialect.Csv(",", '"', true, 0, '\0', StandardCharsets.UTF_8, Set.of(), List.of(id()))
                : new Dialect.Json(Set.of("calls"), List.of(id()));
    }
}

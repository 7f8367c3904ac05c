package io.callsync.container;

import java.nio.charset.StandardCharsets;

/**
 * Takes the wanted values out of a record of well-formed JSON, several times as fast as a general parser. A record that is
 * damaged, or takes more thought for another reason, is no error but false: {@link StrictJson} decides, and says why.
 */
final class PlainJson {

    private static final int DEEPEST = 50;
    private static final int LONGEST_NAME = 1000;
    private static final int NO_NAME = JsonNames.NONE - 1;

    private final JsonPaths paths;
    private final JsonValues values;
    private final JsonCursor cursor = new JsonCursor();

    private byte[] record;
    private int depth;

    PlainJson(JsonPaths paths, JsonValues values) {
        this.paths = paths;
        this.values = values;
    }

    /** Whether the record is one object, and its wanted values have been taken; unless ASCII, it may still not be UTF-8. */
    boolean read(byte[] bytes, StringEnds ends) {
        record = bytes;
        depth = 0;
        cursor.begin(bytes, ends);
        return cursor.token() == '{' && object(paths) && cursor.isAtEnd();
    }

    boolean isAscii() {
        return cursor.isAscii();
    }

    /** @param node what is wanted of the object, or null */
    private boolean object(JsonPaths node) {
        cursor.passes('{');
        if (cursor.passes('}')) {
            return true;
        }
        if (++depth > DEEPEST) {
            return false;
        }
        long seen = 0;
        do {
            int name = name(node);
            long bit = name < 0 ? 0 : 1L << name;
            if (name == NO_NAME || (seen & bit) != 0 || !cursor.passes(':')) {
                return false;
            }
            seen |= bit;
            if (!value(name < 0 ? null : node.children[name])) {
                return false;
            }
        } while (cursor.passes(','));
        depth--;
        return cursor.passes('}');
    }

    /** The wanted name that stands here, {@link JsonNames#NONE} for another one, {@link #NO_NAME} when it is no plain one. */
    private int name(JsonPaths node) {
        if (cursor.token() != '"') {
            return NO_NAME;
        }
        int from = cursor.position() + 1;
        boolean plain = cursor.passesString() && !cursor.isEscaped();
        int length = cursor.position() - 1 - from;
        if (!plain || length > LONGEST_NAME) {
            return NO_NAME;
        }
        return node == null ? JsonNames.NONE : node.plainNames.find(record, from, length);
    }

    private boolean value(JsonPaths node) {
        int first = cursor.token();
        int from = cursor.position();
        return switch (first) {
            case '{' -> object(node == null || node.children.length == 0 ? null : node);
            case '[' -> array(node == null ? null : node.element);
            case '"' -> cursor.passesString() && take(node, from + 1, 1, cursor.isEscaped());
            case 'n' -> cursor.passesWord("null");
            case 't' -> cursor.passesWord("true") && take(node, from, 0, false);
            case 'f' -> cursor.passesWord("false") && take(node, from, 0, false);
            default -> cursor.passesNumber() && take(node, from, 0, false);
        };
    }

    private boolean array(JsonPaths element) {
        cursor.passes('[');
        if (cursor.passes(']')) {
            return true;
        }
        if (++depth > DEEPEST) {
            return false;
        }
        do {
            if (!value(element)) {
                return false;
            }
        } while (cursor.passes(','));
        depth--;
        return cursor.passes(']');
    }

    /** Takes what lies between there and the position but for a closing quote; false when it would have to be decoded. */
    private boolean take(JsonPaths node, int from, int quote, boolean escaped) {
        boolean wanted = node != null && node.targets.length > 0;
        if (wanted && !escaped) {
            int length = cursor.position() - quote - from;
            values.take(node, new String(record, from, length, StandardCharsets.UTF_8).strip());
        }
        return !wanted || !escaped;
    }
}

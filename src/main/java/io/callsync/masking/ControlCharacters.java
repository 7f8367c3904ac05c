package io.callsync.masking;

/**
 * Shows what would move a cursor, forge a line or turn the direction of writing: control characters, line breaks and invisible
 * characters become escapes. Stateless.
 */
public final class ControlCharacters {

    private ControlCharacters() {}

    /** One line that shows every character. */
    public static String escape(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(visible, character));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int character) {
        switch (character) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default -> {
                if (isInvisible(character)) {
                    visible.append("\\u{%X}".formatted(character));
                } else {
                    visible.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}

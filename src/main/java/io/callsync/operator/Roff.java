package io.callsync.operator;

/** Text in the language of manual pages, by the macros of man(7). Not thread-safe. */
final class Roff {

    private final StringBuilder page = new StringBuilder();

    Roff title(String name, String source) {
        return line(".TH \"%s\" \"1\" \"\" \"%s\" \"\"".formatted(escaped(name), escaped(source)));
    }

    Roff section(String name) {
        return line(".SH \"" + escaped(name) + '"');
    }

    Roff subsection(String name) {
        return line(".SS \"" + escaped(name) + '"');
    }

    Roff text(String text) {
        return line(sentence(text));
    }

    Roff paragraph() {
        return line(".PP");
    }

    /** A term with what it is, indented below it. */
    Roff term(String term, String meaning) {
        return line(".TP").line("\\fB" + escaped(term) + "\\fR").text(meaning);
    }

    /** Lines as they are. */
    Roff example(String... lines) {
        line(".nf");
        for (String text : lines) {
            text(text);
        }
        return line(".fi");
    }

    private Roff line(String line) {
        page.append(line).append('\n');
        return this;
    }

    /** A line that begins with a dot or an apostrophe would be a command. */
    private static String sentence(String text) {
        String line = escaped(text);
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    /** A plain hyphen may be set as a dash, which nobody can paste. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}

package io.callsync.provider.aircall;

import io.callsync.provider.CallChecks;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agents' comments, a line each in the order given, and below them the tags in alphabetical order. */
final class Description {

    private static final int LONGEST = 2_000;
    private static final String CUT = "…";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Description() {}

    /** The description, or null when there are neither comments nor tags. */
    static String of(List<String> comments, Collection<String> tags) {
        if (comments.isEmpty() && tags.isEmpty()) {
            return null;
        }
        String tagLine =
                tags.stream().map(Description::oneLine).distinct().sorted().collect(Collectors.joining(", "));
        String text = Stream.concat(
                        comments.stream().map(Description::oneLine),
                        Stream.of(tagLine).filter(line -> !line.isEmpty()).map(line -> "Tags: " + line))
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : CallChecks.text(cut(text), LONGEST, "comments and tags");
    }

    private static String oneLine(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ");
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - CUT.length())) + CUT;
    }
}

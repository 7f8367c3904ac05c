package io.callsync.source;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob over slash-separated paths: {@code *} and {@code ?} stay within one name, {@code **}{@code /} stands for any number
 * of folders (none too), {@code {a,b}} for one of several, {@code [a-z]} and {@code [!a-z]} for one character. Unlike a
 * {@link java.nio.file.PathMatcher} it takes every S3 key, whatever characters the key has. Thread-safe.
 */
final class Glob {

    private final String glob;
    private final Pattern pattern;

    /** @throws IllegalArgumentException when brackets or braces do not close */
    Glob(String glob) {
        this.glob = glob;
        try {
            this.pattern = Pattern.compile(regex(glob), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a glob: %s (%s)".formatted(glob, e.getDescription()), e);
        }
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether the last name of the glob begins or ends literally like this, so that the operator means such files. */
    boolean namesBeginning(String prefix) {
        return glob.substring(glob.lastIndexOf('/') + 1).startsWith(prefix);
    }

    boolean namesEnding(String suffix) {
        return glob.endsWith(suffix);
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                regex.append("(?:[^/]*/)*");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (c == '[') {
                at = characterClass(glob, at, regex);
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                regex.append(literal(c, depth > 0 || c == '}'));
            }
        }
        return regex.toString();
    }

    private static String literal(char c, boolean inBraces) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            case '{' -> "(?:";
            case '}' -> ")";
            case ',' -> inBraces ? "|" : ",";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    private static int characterClass(String glob, int open, StringBuilder regex) {
        int close = glob.indexOf(']', open + 2);
        if (close < 0) {
            throw new IllegalArgumentException("not a glob: %s ([ without ])".formatted(glob));
        }
        String body = glob.substring(open + 1, close);
        boolean negated = body.startsWith("!");
        regex.append(negated ? "[^/" : "[")
                .append((negated ? body.substring(1) : body).replaceAll("[\\\\\\[^&]", "\\\\$0"))
                .append(']');
        return close;
    }
}

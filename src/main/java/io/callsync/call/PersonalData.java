package io.callsync.call;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Hides what is nobody's business in text for humans, logs and metadata: telephone numbers become {@code ***0123}, e-mail addresses
 * {@code a***@example.com}; addresses lose their query and login, database messages the value they quote, and secrets their
 * value. Thread-safe.
 */
public final class PersonalData {

    /** What to look for, and what it becomes. */
    private record Rule(Pattern pattern, String replacement) {

        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE), replacement);
        }
    }

    // in this order: a login looks like an e-mail address, and a query may hold anything
    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "\\b((?:https?|mysql|jdbc:[a-z+:]*)://)(?:[^\\s/]*@)?([^\\s?#\"'<>\\\\]*)(?:[?#][^\\s\"'<>\\\\]*)?",
                    "$1$2"),
            Rule.of(
                    "(duplicate entry|incorrect [a-z ]{0,30}value:) '.*?'(?= for (?:key|column|function)|\\)|$)",
                    "$1 '***'"),
            Rule.of(
                    "([a-z_-]*(?:password|secret|token|signature|access-?key)[a-z_-]*\"?\\s?[=:]\\s?\"?)[^\\s,;&)\"\\\\]+",
                    "$1***"),
            // the holder of a lease, process@host, is none
            Rule.of("(?<![\\w.+%-])(?!\\d{1,7}@)([\\w+%])[\\w.+%-]*(@[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,})", "$1***$2"),
            Rule.of("(?:\\+|%2B)\\d(?:[ ().-]{0,2}\\d){2,14}[ ().-]{0,2}(\\d(?:[ .-]?\\d){3})", "***$1"),
            Rule.of("(?<![\\w.+-])(?:1[ .-])?\\(?\\d{3}\\)?[ .-]{1,2}\\d{3}[ .-](\\d{4})(?![\\w-])", "***$1"),
            Rule.of("((?:['\"=]|tel:|sip:)0{0,2})\\d{6,11}(\\d{4})(?!\\w)", "$1***$2"));

    private PersonalData() {}

    public static String mask(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        return masked;
    }
}

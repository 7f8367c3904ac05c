package io.callsync.masking;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what is nobody's business in text for humans, logs and metadata: telephone numbers become {@code ***0123}, e-mail addresses
 * {@code a***@example.com}; addresses lose their query and login, database messages the value they quote, and secrets their
 * value. What an export says goes through {@link #ofValue} or {@link Quoted} where it enters a sentence: there no digits are needed,
 * whereas a finished sentence also has counts and ids. Thread-safe.
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
                    "\\b((?:https?|mysql|jdbc:[a-z+:]{0,40})://)(?:[^\\s/]*@)?([^\\s?#\"'<>\\\\]*)(?:[?#][^\\s\"'<>\\\\]*)?",
                    "$1$2"),
            Rule.of(
                    "(duplicate entry|incorrect [a-z ]{0,30}value:) '.*?'(?= for (?:key|column|function)|\\)|$)",
                    "$1 '***'"),
            Rule.of(
                    "((?:password|secret|token|signature|access-?key)[a-z_-]{0,40}+\"?\\s?[=:]\\s?\"?)[^\\s,;&)\"\\\\]+",
                    "$1***"),
            // the holder of a lease, process@host, is none
            Rule.of("(?<![\\w.+%-])(?!\\d{1,7}@)([\\w+%])[\\w.+%-]*(@[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,})", "$1***$2"));

    // but for the two halves of a database's account
    private static final Pattern IN_QUOTES = Pattern.compile(
            "(?<![\\p{L}\\p{Nd}@])(['\"\u2018\u201C])([^'\"\u2019\u201D\\n]{7,400})(?=['\"\u2019\u201D](?![\\p{L}\\p{Nd}@]))");
    private static final Pattern ALL_DIGITS = Pattern.compile("\\d*");
    // a word that JSON has before a colon is the key of a field
    private static final String CAPITALISED = "\\p{Lu}\\p{L}++(?!\"\\s{0,9}:)";
    private static final Pattern FULL_NAME =
            Pattern.compile("(?<!\\p{L})%1$s(?:[ ,;\"]{1,4}%1$s)++".formatted(CAPITALISED));
    private static final Pattern NAME = Pattern.compile("(\\p{Lu})\\p{L}++");

    private PersonalData() {}

    /** Of a sentence, a line or more of them, or an address. What stands in quotes is taken for a value. */
    public static String mask(String text) {
        String masked = others(text);
        return mayHoldNumber(masked)
                ? PhoneDigits.IN_SENTENCE.mask(IN_QUOTES.matcher(masked).replaceAll(PersonalData::quoted))
                : masked;
    }

    /** Of a value or a record of an export: every seven digits that are no date. */
    public static String ofValue(String text) {
        String masked = others(text);
        return mayHoldNumber(masked) ? PhoneDigits.IN_VALUE.mask(masked) : masked;
    }

    /** Of the key of a call, whose digits an operator types: shown, unless they are written as a telephone number is. */
    public static String ofId(String text) {
        return ALL_DIGITS.matcher(text).matches() ? text : mask(text);
    }

    /** Of free text of an export, also what may be a name: words side by side that begin with a capital keep that. */
    public static String ofText(String text) {
        return FULL_NAME
                .matcher(ofValue(text))
                .replaceAll(words ->
                        Matcher.quoteReplacement(NAME.matcher(words.group()).replaceAll("$1***")));
    }

    private static String others(String text) {
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        return masked;
    }

    /** Most texts have few digits, and need no pattern. */
    private static boolean mayHoldNumber(String text) {
        return text.codePoints()
                        .filter(Character::isDigit)
                        .limit(PhoneDigits.FEWEST)
                        .count()
                == PhoneDigits.FEWEST;
    }

    private static String quoted(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1) + PhoneDigits.IN_QUOTES.mask(found.group(2)));
    }
}

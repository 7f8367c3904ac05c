package io.callsync.masking;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides digits that may be a telephone number but for the last four, and leaves those that are something else: dates, addresses of
 * machines, ids. In a value of an export seven digits are enough. A sentence also counts and numbers things: there, digits without a
 * plus and gaps are a number from ten on, the fewest of one with its area, and up to the fifteen of E.164. Thread-safe.
 */
final class PhoneDigits {

    private static final String FRACTION = "(?:\\.\\d{1,9}|,\\d{3}(?!\\d))?";
    private static final String DATE = "(?<!\\d)(?:"
            + "(?:19|20)\\d\\d(?:-\\d\\d?-|/\\d\\d?/|\\.\\d\\d?\\.|_\\d\\d?_)\\d\\d?"
            + "|\\d\\d?(?:-\\d\\d?-|/\\d\\d?/|\\.\\d\\d?\\.)(?:(?:19|20)\\d\\d|\\d\\d(?=[ T]\\d\\d?:)))"
            + "(?:[T _-]\\d\\d?[:.h-]?\\d\\d(?:[:.m-]?\\d\\d" + FRACTION + ")?)?(?!\\d)";
    private static final String COMPACT_DATE = "(?<![\\d+])20[23]\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
            + "(?:[T_-]?[0-2]\\d(?:[0-5]\\d(?:[0-5]\\d(?:\\d{3})?)?)?)?(?!\\d)";
    private static final String TIME = "(?<!\\d)\\d\\d?:\\d\\d:\\d\\d" + FRACTION + "(?!\\d)";
    private static final String BYTE_OF_ADDRESS = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String IP =
            "(?<![\\d.])" + BYTE_OF_ADDRESS + "(?:\\." + BYTE_OF_ADDRESS + "){3}(?::\\d{1,5})?(?![\\d.])";
    private static final String HOST = "\\bip(?:-\\d{1,3}){4}\\b|\\barn:aws(?:[a-z0-9:-]{0,60}):\\d{12}\\b"
            + "|\\bs3a?://[^/\\s\"']{3,63}|(?<![\\w.-])[\\w.-]{1,80}\\.amazonaws\\.com\\b";
    // UUIDs, and other ids in which letters and digits alternate, such as Twilio's
    private static final String ID = "\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b"
            + "|(?<![A-Za-z0-9])(?=[A-Za-z0-9]{16})(?:\\d*[A-Za-z]+\\d){2}[A-Za-z0-9]*";
    private static final String KEPT =
            "(?=\\d)(?:" + DATE + "|" + COMPACT_DATE + "|" + TIME + "|" + IP + ")|" + HOST + "|" + ID;

    private static final String GAP =
            "(?:[\\p{Zs}\\p{Pd}\\p{Cf}\\t.]|(?<!/\\p{Nd}{1,4})/|%20|%2[Dd]|\\\\t|\\\\u\\{\\p{XDigit}{1,6}\\}){1,3}";
    private static final String COUNT = "\\b\\d+ (?:bytes?|[KMG]iB|B|records?|rows?|files|m?s|seconds|milliseconds)\\b"
            + "|\\b(?:record|bytes?|line|row|epoch|connection|run) \\d+(?: of \\d+)?\\b(?!" + GAP + "\\d)";
    // provider and id
    private static final String CALL =
            "\\bcall (?!(?:from|to|of|by|for|at|on|in|and|or|is|was) )[a-z][a-z0-9-]{1,31} \\d{1,20}\\b" + "(?!" + GAP
                    + "\\d)";
    private static final String ACCOUNT_OR_TABLE = "'[^'\\s]{1,80}'@'[^'\\s]{1,255}'|`[^`\\s]{1,64}`\\.`[^`\\s]{1,64}`";
    private static final String SECONDS_SINCE_1970 =
            "(?<![A-Za-z\\d+])1[5-9]\\d{8}(?:\\d{3}|\\.\\d{1,6})?(?!\\w|\\.\\d)";

    private static final String PLUS = "(?:[+\\uFF0B]|%2[Bb])(?:" + GAP + ")?";
    private static final String GROUP = "(?:\\p{Nd}++|\\(\\p{Nd}{1,5}\\)(?=(?:" + GAP + ")?\\p{Nd}))";
    private static final Pattern NO_DIGIT = Pattern.compile("\\\\u\\{\\p{XDigit}+\\}|%[0-9A-Fa-f]{2}|\\P{Nd}");
    private static final Pattern SCHEME = Pattern.compile("(?:tel|sips?|callto):$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_SCHEME = "callto:".length();
    /** The fewest digits that are a number anywhere. */
    static final int FEWEST = 7;

    private static final int SHOWN = 4;

    private static final Pattern VALUE = numbersBut(KEPT);

    static final PhoneDigits IN_VALUE = new PhoneDigits(FEWEST, Integer.MAX_VALUE, VALUE);
    static final PhoneDigits IN_QUOTES = new PhoneDigits(FEWEST, 15, VALUE);
    static final PhoneDigits IN_SENTENCE = new PhoneDigits(
            10, 15, numbersBut(String.join("|", COUNT, CALL, ACCOUNT_OR_TABLE, SECONDS_SINCE_1970, KEPT)));

    private final int fewestBare;
    private final int mostBare;
    private final Pattern digits;

    private PhoneDigits(int fewestBare, int mostBare, Pattern digits) {
        this.fewestBare = fewestBare;
        this.mostBare = mostBare;
        this.digits = digits;
    }

    private static Pattern numbersBut(String kept) {
        return Pattern.compile(
                "(%1$s)|(?<!\\p{Nd})(?:%2$s)?%3$s(?:(?:%4$s)?(?!%1$s)%3$s)*+".formatted(kept, PLUS, GROUP, GAP));
    }

    String mask(String text) {
        return digits.matcher(text).replaceAll(found -> Matcher.quoteReplacement(masked(found, text)));
    }

    private String masked(MatchResult found, String text) {
        if (found.group(1) != null) {
            return found.group();
        }
        String number = NO_DIGIT.matcher(found.group()).replaceAll("");
        return isTelephone(number.length(), found, text)
                ? "***" + number.substring(number.length() - SHOWN)
                : found.group();
    }

    private boolean isTelephone(int length, MatchResult found, String text) {
        String before = text.substring(Math.max(0, found.start() - LONGEST_SCHEME), found.start());
        boolean bare =
                length == found.end() - found.start() && !SCHEME.matcher(before).find();
        return bare ? length >= fewestBare && length <= mostBare : length >= FEWEST;
    }
}

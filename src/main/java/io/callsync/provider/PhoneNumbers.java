package io.callsync.provider;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.callsync.call.Party;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads one end of a call as providers write it: E.164, national, bare digits, {@code tel:}, {@code sip:} and {@code client:}
 * addresses, withheld and masked numbers. Parsing is slow, so answers are cached, up to a bound. Thread-safe.
 */
public final class PhoneNumbers {

    static final int CACHE_BOUND = 200_000;
    static final int LONGEST_CACHED = 64;
    private static final int LONGEST_EXTENSION = 6;
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/\\u00a0]");
    private static final Pattern MASKED = Pattern.compile("(?i).*\\*|.*\\*{2,}.*|\\+?\\d+x{2,}\\d*");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");
    private static final Set<String> NORTH_AMERICA = Set.of("CA", "US");
    private static final int NATIONAL = 10;
    private static final Set<String> WITHHELD = Set.of(
            "anonymous",
            "restricted",
            "private",
            "unavailable",
            "unknown",
            "withheld",
            "blocked",
            "+266696687",
            "266696687",
            "+86282452253",
            "+7378742833",
            "+2562533",
            "+8656696");

    private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    private final String region;
    private final Map<String, Party> cache;

    /** @param region ISO 3166 country for numbers without a country code, for instance {@code CA}; null when there is none */
    public PhoneNumbers(String region) {
        this(region, new ConcurrentHashMap<>());
    }

    PhoneNumbers(String region, Map<String, Party> cache) {
        this.region = region;
        this.cache = cache;
    }

    /** The number in E.164, or why there is none. A null or blank text is {@link Party#NO_NUMBER}. */
    public Party read(String text) {
        if (text == null || text.isBlank()) {
            return Party.absent(Party.NO_NUMBER);
        }
        Party known = cache.get(text);
        if (known != null) {
            return known;
        }
        Party read = parse(text.strip());
        if (text.length() <= LONGEST_CACHED) {
            if (cache.size() >= CACHE_BOUND) {
                cache.clear();
            }
            cache.put(text, read);
        }
        return read;
    }

    private Party parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("client:")) {
            return Party.absent(Party.CLIENT);
        }
        if (lower.startsWith("sip:") || lower.startsWith("sips:") || lower.startsWith("tel:")) {
            return parseUri(text.substring(text.indexOf(':') + 1), lower.startsWith("sip"));
        }
        return parseNumber(text);
    }

    private Party parseUri(String address, boolean sip) {
        String user = address.split("[@;?]", 2)[0];
        Party party = parseNumber(user);
        return sip && !party.isNumber() && !Party.ANONYMOUS.equals(party.absence())
                ? Party.absent(Party.CLIENT)
                : party;
    }

    private Party parseNumber(String text) {
        if (WITHHELD.contains(text.toLowerCase(Locale.ROOT))) {
            return Party.absent(Party.ANONYMOUS);
        }
        String digits = PUNCTUATION.matcher(text).replaceAll("");
        if (MASKED.matcher(digits).matches()) {
            return Party.absent(Party.MASKED);
        }
        if (!DIGITS.matcher(digits).matches()) {
            return Party.absent(Party.NOT_A_NUMBER);
        }
        if (!digits.startsWith("+") && digits.length() <= LONGEST_EXTENSION) {
            return Party.absent(Party.EXTENSION);
        }
        return parseDigits(digits);
    }

    private Party parseDigits(String digits) {
        String northAmerican = northAmerican(digits);
        if (northAmerican != null) {
            return Party.of(northAmerican);
        }
        Party national = parseIn(digits, region);
        // exports often drop the plus sign of an international number
        return national.isNumber() || digits.startsWith("+") ? national : parseIn("+" + digits, null);
    }

    /** What libphonenumber makes of whole numbers of its commonest country code, told by their length; null for others. */
    private String northAmerican(String digits) {
        boolean home = region != null && NORTH_AMERICA.contains(region);
        String number = digits.startsWith("+1")
                ? digits
                : home && digits.length() == NATIONAL
                        ? "+1" + digits
                        : home && digits.startsWith("1") ? "+" + digits : "";
        boolean whole = number.length() == NATIONAL + 2 && number.charAt(2) >= '2';
        return whole ? number : null;
    }

    private Party parseIn(String digits, String assumedRegion) {
        try {
            var number = util.parse(digits, assumedRegion);
            return util.isPossibleNumber(number)
                    ? Party.of(util.format(number, PhoneNumberFormat.E164))
                    : Party.absent(Party.UNPARSEABLE);
        } catch (NumberParseException e) {
            return Party.absent(Party.UNPARSEABLE);
        }
    }
}

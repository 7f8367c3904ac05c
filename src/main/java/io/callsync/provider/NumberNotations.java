package io.callsync.provider;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.callsync.call.NumberTraces;
import io.callsync.call.Party;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a telephone number that a person typed, in any notation that exports have. Stateless. */
public final class NumberNotations {

    private static final Pattern INTERNATIONAL = Pattern.compile("(?i)\\s*(?:(?:tel|sips?):)?[\\s(]*\\+.*");

    private NumberNotations() {}

    /** Whether it has its country code. */
    public static boolean isInternational(String text) {
        return INTERNATIONAL.matcher(text).matches();
    }

    /**
     * @param regions ISO 3166 countries that a number without country code may be of
     * @throws IllegalArgumentException when it is no number, or not the same one in each of them; does not quote it
     */
    public static NumberTraces read(String text, Collection<String> regions) {
        if (isInternational(text)) {
            return traces(number(text, null));
        }
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("NUMBER has no country code: expected one such as +1 514 555 0123");
        }
        Set<String> numbers = new TreeSet<>();
        regions.forEach(region -> numbers.add(number(text, region)));
        if (numbers.size() > 1) {
            throw new IllegalArgumentException("NUMBER is another one in each of %s: expected its country code"
                    .formatted(String.join(", ", new TreeSet<>(regions))));
        }
        return traces(numbers.iterator().next());
    }

    private static String number(String text, String region) {
        if (region != null
                && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("'%s' is no country's code: expected one such as CA".formatted(region));
        }
        Party party = new PhoneNumbers(region).read(text);
        if (!party.isNumber()) {
            throw new IllegalArgumentException(
                    "NUMBER is no telephone number%s (%s): expected one such as +1 514 555 0123"
                            .formatted(region == null ? "" : " in " + region, party.absence()));
        }
        return party.number();
    }

    private static NumberTraces traces(String number) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            var parsed = util.parse(number, null);
            return new NumberTraces(
                    number, String.valueOf(parsed.getCountryCode()), util.getNationalSignificantNumber(parsed));
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("NUMBER is no telephone number", e);
        }
    }
}

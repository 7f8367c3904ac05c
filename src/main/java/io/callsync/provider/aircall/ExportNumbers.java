package io.callsync.provider.aircall;

import io.callsync.call.Party;
import io.callsync.provider.PhoneNumbers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of an export: international digits without their plus sign ({@code 15145550142}), spaced international numbers, and
 * the company's number with its name ({@code Sales (+1 514 555 0100)}).
 */
record ExportNumbers(PhoneNumbers phones) {

    private static final Pattern INTERNATIONAL_DIGITS = Pattern.compile("[1-9]\\d{7,14}");
    private static final Pattern NAMED = Pattern.compile("\\(([^()]*\\d[^()]*)\\)\\s*$");

    /** The party that the digits give; when they give no number, the one that the formatted column has, if it has one. */
    Party read(String digits, String formatted) {
        Party party = ofDigits(digits);
        if (party.isNumber() || formatted == null) {
            return party;
        }
        Party other = phones.read(withoutName(formatted));
        return other.isNumber() ? other : party;
    }

    private Party ofDigits(String digits) {
        if (digits != null && INTERNATIONAL_DIGITS.matcher(digits).matches()) {
            Party party = phones.read("+" + digits);
            if (party.isNumber()) {
                return party;
            }
        }
        return phones.read(digits);
    }

    private static String withoutName(String formatted) {
        Matcher named = NAMED.matcher(formatted);
        return named.find() ? named.group(1) : formatted;
    }
}

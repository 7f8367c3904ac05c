package io.callsync.guess;

import io.callsync.call.Party;
import io.callsync.provider.PhoneNumbers;
import java.util.Set;

/** What single values look like. Thread-safe. */
final class Content {

    private static final PhoneNumbers WORLD = new PhoneNumbers(null);
    private static final Set<String> NO_PARTY = Set.of(Party.NOT_A_NUMBER, Party.NO_NUMBER);

    private Content() {}

    /** A number with its plus sign that can be one. */
    static boolean isE164(String text) {
        return text.startsWith("+") && WORLD.read(text).isNumber();
    }

    /** A number in any notation, an extension, or a word for a number that is withheld. */
    static boolean isParty(String text) {
        return !NO_PARTY.contains(
                WORLD.read(text).absence() == null ? "" : WORLD.read(text).absence());
    }

    /** Digits that only a region makes a number of. */
    static boolean isNational(String text) {
        return !text.startsWith("+") && text.replaceAll("[^0-9]", "").length() > 6 && isParty(text);
    }

    static boolean isEmail(String text) {
        return text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    }

    static boolean isAddress(String text) {
        return text.matches("(?i)(https?|s3)://\\S+");
    }

    static boolean isNumber(String text) {
        return text.matches("-?\\d+([.,]\\d+)?");
    }
}

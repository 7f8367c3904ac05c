package io.callsync.ledger;

import io.callsync.masking.PersonalData;

/** Text for people that stays in the database: short, and without personal data. Stateless. */
final class StoredText {

    private StoredText() {}

    static String of(String text, int longest) {
        if (text == null) {
            return null;
        }
        String masked = PersonalData.mask(text);
        return masked.length() <= longest ? masked : masked.substring(0, longest);
    }
}

package io.callsync.report;

import io.callsync.call.Party;
import io.callsync.masking.PersonalData;
import java.util.regex.Pattern;

/** How what an export says of a person is shown in a list: masked, or, where somebody asked for it, as it is. */
public enum Shown {
    MASKED {
        @Override
        String value(String text) {
            return text == null ? null : PersonalData.ofValue(text);
        }
    },
    AS_IT_IS {
        @Override
        String value(String text) {
            return text;
        }
    };

    private static final Pattern NAMED =
            Pattern.compile("(?i)(\"[^\"]{0,40}name[^\"]{0,20}\"\\s{0,9}:\\s{0,9}\")[^\"]*");

    /** A single value of an export; null stays null. */
    abstract String value(String text);

    /** A sentence that quotes an export. */
    String sentence(String text) {
        return text == null || this == AS_IT_IS ? text : PersonalData.mask(text);
    }

    /** The key of a call or leg. */
    String id(String text) {
        return text == null || this == AS_IT_IS ? text : PersonalData.ofId(text);
    }

    /** A whole record or free text: whatever might be a number or a name is masked, and with it ids and times in seconds. */
    String content(String text) {
        return text == null || this == AS_IT_IS
                ? text
                : NAMED.matcher(PersonalData.ofText(text)).replaceAll("$1***");
    }

    String party(Party party) {
        return party.isNumber() ? value(party.number()) : party.absence();
    }
}

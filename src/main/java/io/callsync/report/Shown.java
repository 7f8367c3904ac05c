package io.callsync.report;

import io.callsync.call.Party;
import io.callsync.call.PersonalData;
import java.util.regex.Pattern;

/** How what an export says of a person is shown in a list: masked, or, where somebody asked for it, as it is. */
public enum Shown {
    MASKED {
        @Override
        String value(String text) {
            return text == null ? null : masked(text);
        }
    },
    AS_IT_IS {
        @Override
        String value(String text) {
            return text;
        }
    };

    private static final Pattern NATIONAL = Pattern.compile("(?<!\\d)\\(?0\\d{1,4}\\)?(?: \\d{2,8}){1,4}");
    private static final Pattern DIGITS = Pattern.compile("\\d{3,}(\\d{4})");

    /** A single value of an export; null stays null. */
    abstract String value(String text);

    /** A sentence that quotes an export. */
    String sentence(String text) {
        return text == null || this == AS_IT_IS ? text : PersonalData.mask(text);
    }

    /** A whole record: also bare digits are masked where they might be a number, and with them ids and times in seconds. */
    String content(String text) {
        return this == AS_IT_IS
                ? text
                : DIGITS.matcher(NATIONAL.matcher(PersonalData.mask(text)).replaceAll("***"))
                        .replaceAll("***$1");
    }

    String party(Party party) {
        return party.isNumber() ? value(party.number()) : party.absence();
    }

    // bare digits are masked only where something shows that they are a value, such as a quote
    private static String masked(String text) {
        String quoted = PersonalData.mask("'" + text + "'");
        return quoted.substring(1, quoted.length() - 1);
    }
}

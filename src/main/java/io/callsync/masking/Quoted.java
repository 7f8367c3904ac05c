package io.callsync.masking;

/**
 * What a record says, in quotes, as a sentence about it may repeat it: short, and without personal data. The record itself is kept
 * in the quarantine. Stateless.
 */
public final class Quoted {

    private static final int LONGEST_WORD = 255;
    private static final int LONGEST = 40;
    private static final int MOST_LOOKED_AT = 400;

    private Quoted() {}

    /** A word that the operator may have to map: only its digits are hidden. */
    public static String word(String text) {
        return shortened(PersonalData.ofValue(cut(text, MOST_LOOKED_AT)), LONGEST_WORD);
    }

    /** What should have been a time, a length or one of a few words: names are hidden too. */
    public static String choice(String text) {
        return shortened(PersonalData.ofText(cut(text, MOST_LOOKED_AT)), LONGEST);
    }

    private static String shortened(String masked, int longest) {
        return "'" + (masked.length() <= longest ? masked : cut(masked, longest) + "…") + "'";
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}

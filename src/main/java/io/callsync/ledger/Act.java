package io.callsync.ledger;

/** Who does something to quarantined records or sees personal data, and why (or null): for their history. */
public record Act(String by, String why) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_REASON = 1000;

    /** What is too long is cut; in the reason, personal data is masked. */
    public Act {
        by = by.substring(0, Math.min(by.length(), LONGEST_NAME));
        why = StoredText.of(why, LONGEST_REASON);
    }
}

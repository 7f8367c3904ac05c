package io.callsync.matching;

/** Whose call it was; each null when nobody matches. */
public record Match(Long leadId, Long userId) {

    public static final Match NOBODY = new Match(null, null);

    /** The same user, and another lead or none. */
    public Match withLead(Long other) {
        return new Match(other, userId);
    }
}

package io.callsync.call;

import java.util.Locale;

/** Something worth counting about an accepted record that does not change its outcome. */
public enum Note {
    /** Answered by the provider's account, but no user's leg proves it. */
    AGENT_UNVERIFIED,
    /** A time without a zone was read in the job's time zone. */
    ZONE_ASSUMED,
    /** A local time that occurs twice when clocks go back: read as the earlier one. */
    DST_OVERLAP,
    /** A local time that clocks jump over: moved forward by the length of the jump. */
    DST_GAP,
    /** start + ring + duration and end differ by more than two seconds; the provider's end was kept. */
    DURATION_CONFLICT,
    /** Connected for zero seconds, says the provider: kept, but suspicious. */
    ZERO_DURATION,
    /** Two records of the same version disagree; the same one wins in whatever order they come. */
    VERSION_CONFLICT,
    /** The recording's address was not http(s) or s3, or would expire, and was left out. */
    MEDIA_DROPPED;

    /** The name under which it is counted. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

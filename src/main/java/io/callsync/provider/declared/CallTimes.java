package io.callsync.provider.declared;

import io.callsync.call.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When one record's call began, was answered and ended, as stated; each may be null.
 *
 * @param stated the provider's duration in seconds
 * @param ring seconds from start to answer
 * @param total whether {@code stated} includes the ringing
 */
record CallTimes(Instant start, Instant answer, Instant end, Integer stated, Integer ring, boolean total) {

    private static final long TOLERANCE_SECONDS = 2;

    /** Whether times prove a conversation where the status is unknown. */
    boolean showConversation() {
        return answer != null || !total && stated != null && stated > 0;
    }

    /** The stated end, else the one that the other times define; null when they do not. */
    Instant completedEnd() {
        return end != null ? end : expectedEnd();
    }

    /**
     * Seconds of the conversation; null when they cannot be told. Where the stated duration contradicts the times by more than
     * two seconds, the times are believed and the contradiction is noted.
     */
    Long conversation(Set<Note> notes) {
        boolean conflict = conflicts();
        if (conflict) {
            notes.add(Note.DURATION_CONFLICT);
        }
        if (stated != null && !total && !conflict) {
            return stated.longValue();
        }
        Instant finished = completedEnd();
        if (answer != null && finished != null) {
            return Duration.between(answer, finished).toSeconds();
        }
        return stated == null ? null : (Long) (stated - (total && ring != null ? ring : 0L));
    }

    private boolean conflicts() {
        Instant expected = end == null ? null : expectedEnd();
        return expected != null && Duration.between(expected, end).abs().toSeconds() > TOLERANCE_SECONDS;
    }

    private Instant expectedEnd() {
        if (stated == null) {
            return null;
        }
        if (total) {
            return start.plusSeconds(stated);
        }
        return answer != null
                ? answer.plusSeconds(stated)
                : ring == null ? null : start.plusSeconds((long) ring + stated);
    }
}

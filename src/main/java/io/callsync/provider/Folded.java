package io.callsync.provider;

import io.callsync.call.Call;
import io.callsync.call.Note;
import java.util.Set;

/** What all legs known of one call make together: exactly one of these. */
public sealed interface Folded {

    /** A call, to be written. */
    record Of(Call call, Set<Note> notes) implements Folded {

        public Of {
            notes = Set.copyOf(notes);
        }
    }

    /** Not a call yet: the leg that carries the conversation lies in a file that has not come. */
    record Waiting() implements Folded {}

    /**
     * Not a call with a customer: counted by reason, never a row.
     *
     * @param reason stable code such as internal, not-voice
     */
    record Filtered(String reason) implements Folded {}
}

package io.callsync.provider.declared;

import io.callsync.call.Note;
import io.callsync.provider.Timestamps;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The zone of times that carry none.
 *
 * @param assumed whether it is the job's zone, rather than the one that the provider documents
 */
record LocalZone(ZoneId zone, boolean assumed) {

    Instant instant(LocalDateTime time, Set<Note> notes) {
        if (assumed) {
            notes.add(Note.ZONE_ASSUMED);
        }
        return Timestamps.local(time, zone, notes);
    }
}

package io.callsync.bench;

import java.time.LocalDate;

/** A night's exports as they lie in S3. @param set the folder of the bucket that a job reads */
record Night(String set, LocalDate date, CallEvents events, int files) {

    String prefix() {
        return set + '/' + date + '/';
    }

    long calls() {
        return events.calls();
    }
}

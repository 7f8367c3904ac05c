package io.callsync.writing;

import io.callsync.call.About;
import io.callsync.call.Outcome;
import io.callsync.ledger.FileState;
import io.callsync.ledger.ForgottenCalls;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.Reading;
import java.util.Arrays;
import java.util.Set;

/** What reading a file yields, in order: its records, then its end. */
public sealed interface FileItem {

    LedgerFile file();

    /**
     * A record and what mapping made of it.
     *
     * @param raw the record's bytes (at most 64 KiB) unless it was filtered: it may still be quarantined; else null
     * @param rawSize bytes of the record before it was cut
     * @param told what a record that its mapper refused tells about itself, or null
     * @param header what lies before the first record of its file, where its records cannot be read without; else null
     */
    record Mapped(
            LedgerFile file,
            long number,
            long position,
            Outcome outcome,
            byte[] raw,
            long rawSize,
            About told,
            byte[] header)
            implements FileItem {

        /** Of a record whose bytes nobody is going to keep. */
        public Mapped(LedgerFile file, long number, long position, Outcome outcome) {
            this(file, number, position, outcome, null, 0, null, null);
        }

        /** What it tells about itself, or null. */
        About about() {
            return outcome instanceof Outcome.Accepted accepted ? About.of(accepted.delivery()) : told;
        }

        /** Whether it is about one of these forgotten calls, as far as it tells: else whether it is a record that was erased. */
        boolean isOf(Set<String> forgotten) {
            if (forgotten.isEmpty()) {
                return false;
            }
            About about = about();
            return about != null
                    ? forgotten.contains(about.key().callId())
                    : raw != null && forgotten.contains(ForgottenCalls.idOf(raw));
        }

        /** The same at another place of its file: where it was read on its own. */
        public Mapped at(long itsNumber, long itsPosition) {
            return new Mapped(file, itsNumber, itsPosition, outcome, raw, rawSize, told, header);
        }

        /** The same with at most so many bytes of its record. */
        public Mapped withRawOf(int longest) {
            byte[] cut = raw.length <= longest ? raw : Arrays.copyOf(raw, longest);
            return new Mapped(file, number, position, outcome, cut, rawSize, told, header);
        }
    }

    /**
     * The file is done with.
     *
     * @param nextRecord the number behind its last record
     * @param failure stable reason when it could not be read, else null
     */
    record Ended(LedgerFile file, long nextRecord, FileState state, String failure, String message, Reading reading)
            implements FileItem {

        /** The same with what it took to come to this end. */
        public Ended after(Reading took) {
            return new Ended(file, nextRecord, state, failure, message, took);
        }
    }
}

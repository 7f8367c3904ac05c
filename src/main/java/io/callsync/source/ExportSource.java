package io.callsync.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lists and fetches exports. Thread-safe. */
public interface ExportSource extends AutoCloseable {

    /** Whether the date is part of the location; if not, every date lists the same objects. */
    boolean dated();

    /**
     * The exports of one business date. None is an empty listing, even where there is no such folder.
     *
     * @throws SourceUnavailable when the source cannot be reached or refuses
     */
    Listing list(LocalDate date);

    /**
     * The dates until this one, oldest first, on which a file of this name is listed, if it is there.
     *
     * @param name a URI, a key or a path, from its beginning
     * @throws IllegalArgumentException when such a name is of another source
     */
    List<LocalDate> datesOf(String name, LocalDate newest);

    /** Whether somebody means this object: by its URI, by its key or path, or by the end of that. */
    boolean isNamed(ExportObject object, String name);

    /**
     * Fetches all bytes of exactly this version into the file and checks their number (and checksum where the source has one).
     *
     * @throws Vanished when the object is gone
     * @throws Replaced when it is another version by now
     * @throws io.callsync.container.UnreadableFile when the bytes are not whole
     * @throws SourceUnavailable when the source cannot be reached or refuses
     */
    void fetch(ExportObject object, Path target) throws IOException;

    /**
     * Reads the object's first byte, which shows that it could be fetched.
     *
     * @throws Vanished when the object is gone
     * @throws Replaced when it is another version by now
     * @throws io.callsync.container.UnreadableFile when it is kept where nobody can read it
     * @throws SourceUnavailable when the source cannot be reached or refuses
     */
    void touch(ExportObject object) throws IOException;

    /** How far the source's clock was ahead of this machine's when it answered last, to the second; empty where it told none. */
    Optional<Duration> clockAhead();

    /** How often something was asked of the source again so far: requests by its client, and downloads that broke. */
    long retries();

    /** How often this object was asked for again so far. */
    long retries(ExportObject object);

    @Override
    void close();

    /** The object was deleted between listing and fetching. */
    final class Vanished extends IOException {
        private static final long serialVersionUID = 1L;

        public Vanished(String uri) {
            super(uri + " was deleted after it had been listed");
        }
    }

    /** The object was replaced between listing and fetching. */
    final class Replaced extends IOException {
        private static final long serialVersionUID = 1L;

        public Replaced(String uri) {
            super(uri + " was replaced after it had been listed: the next run reads the new version");
        }
    }
}

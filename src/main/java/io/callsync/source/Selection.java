package io.callsync.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which objects of a source belong to a business date, and which of them are old enough to read. Thread-safe. */
final class Selection {

    private static final Comparator<ExportObject> BY_URI = Comparator.comparing(ExportObject::uri);

    private final DatePattern folder;
    private final DatePattern glob;
    private final Duration settle;
    private final Clock clock;

    Selection(String folder, String glob, Duration settle, Clock clock) {
        this.folder = new DatePattern(folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/").onlyKnown();
        this.glob = new DatePattern(glob);
        this.settle = settle;
        this.clock = clock;
        glob(LocalDate.EPOCH);
    }

    boolean dated() {
        return folder.dated() || glob.dated();
    }

    /** The folder's location on a date, with a slash at its end unless it is the root of a bucket. */
    String folder(LocalDate date) {
        return folder.on(date);
    }

    Glob glob(LocalDate date) {
        return new Glob(glob.on(date));
    }

    Listing listing(List<ExportObject> found) {
        Instant youngest = clock.instant().minus(settle);
        var objects = new ArrayList<ExportObject>();
        var unsettled = new ArrayList<ExportObject>();
        for (ExportObject object : found) {
            (!settle.isZero() && object.lastModified().isAfter(youngest) ? unsettled : objects).add(object);
        }
        objects.sort(BY_URI);
        unsettled.sort(BY_URI);
        return new Listing(List.copyOf(objects), List.copyOf(unsettled));
    }
}

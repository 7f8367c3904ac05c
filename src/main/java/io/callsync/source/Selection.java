package io.callsync.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which objects of a source belong to a business date, and which of them are old enough to read. Thread-safe. */
final class Selection {

    private static final Comparator<ExportObject> BY_URI = Comparator.comparing(ExportObject::uri);

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

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

    /** The folder that is there on every date, with a slash at its end unless it is the root of a bucket. */
    String root() {
        return folder.fixed();
    }

    Glob glob(LocalDate date) {
        return new Glob(glob.on(date));
    }

    /**
     * The dates until this one, oldest first, on which a file at this path would be listed.
     *
     * @param located makes a folder's location comparable with the path
     */
    List<LocalDate> dates(String path, LocalDate newest, UnaryOperator<String> located) {
        return EARLIEST.datesUntil(newest.plusDays(1))
                .filter(date -> lists(path, date, located))
                .toList();
    }

    private boolean lists(String path, LocalDate date, UnaryOperator<String> located) {
        String prefix = located.apply(folder(date));
        return path.startsWith(prefix) && glob(date).matches(path.substring(prefix.length()));
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

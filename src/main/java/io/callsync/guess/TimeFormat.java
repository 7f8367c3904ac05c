package io.callsync.guess;

import io.callsync.provider.declared.Notations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A notation of times, and how many values of columns it reads.
 *
 * @param format as {@code times.format}
 * @param zoned how many of the values that it reads carry a zone
 */
record TimeFormat(String format, int reads, int zoned, int of) {

    private static final double ENOUGH = 0.9;

    /** Telephone numbers of ten digits are seconds of other centuries, most of them. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2040-01-01T00:00:00Z");

    private static final List<String> FORMATS = formats();

    private static List<String> formats() {
        List<String> formats = new ArrayList<>(List.of(
                "iso",
                "rfc2822",
                "epoch-millis",
                "epoch-micros",
                "epoch-seconds",
                "yyyyMMddHHmmss",
                "yyyy/MM/dd HH:mm:ss"));
        for (String separator : List.of("/", ".", "-")) {
            for (String date : List.of("dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd/MM/yy", "MM/dd/yy")) {
                for (String time : List.of("HH:mm:ss", "HH:mm", "H:mm:ss", "H:mm", "h:mm:ss a", "h:mm a")) {
                    formats.add(date.replace("/", separator) + ' ' + time);
                }
            }
        }
        formats.addAll(
                List.of("yyyy/MM/dd HH:mm", "d MMM yyyy HH:mm:ss", "MMM d, yyyy h:mm a", "MMM d, yyyy h:mm:ss a"));
        return List.copyOf(formats);
    }

    /** The notation that reads most of a column's values; nothing where none reads nearly all of them. */
    static Optional<TimeFormat> of(Column column) {
        return all(List.of(column)).stream().findFirst();
    }

    /** Those that read nearly all values of the columns together, the best first. */
    static List<TimeFormat> all(Collection<Column> columns) {
        List<String> texts =
                columns.stream().flatMap(column -> column.filled().stream()).toList();
        if (texts.isEmpty() || texts.stream().limit(20).noneMatch(text -> text.matches(".*\\d.*"))) {
            return List.of();
        }
        return FORMATS.stream()
                .map(format -> of(format, format.startsWith("epoch") ? withoutZeros(texts) : texts))
                .filter(found -> found.reads > 0 && found.reads >= ENOUGH * found.of)
                .sorted(Comparator.comparingInt(TimeFormat::reads).reversed())
                .toList();
    }

    /** Who counts from 1970 says with 0 that there is no time. */
    private static List<String> withoutZeros(List<String> texts) {
        return texts.stream().filter(text -> !text.equals("0")).toList();
    }

    private static TimeFormat of(String format, List<String> texts) {
        int reads = 0;
        int zoned = 0;
        for (int i = 0; i < texts.size(); i++) {
            Optional<Notations.Time> time = mayRead(format, texts.get(i))
                    ? Notations.time(format, texts.get(i)).filter(TimeFormat::isLikely)
                    : Optional.empty();
            reads += time.isPresent() ? 1 : 0;
            zoned += time.isPresent() && time.get().zoned() ? 1 : 0;
            if (i - reads > (1 - ENOUGH) * texts.size()) {
                return new TimeFormat(format, 0, 0, texts.size());
            }
        }
        return new TimeFormat(format, reads, zoned, texts.size());
    }

    /** Spares most patterns most texts: whatever stands between day and month, the text has it. */
    private static boolean mayRead(String format, String text) {
        return format.indexOf(' ') < 0
                || text.indexOf(format.replaceFirst("^[a-zA-Z]+", "").charAt(0)) > 0;
    }

    private static boolean isLikely(Notations.Time time) {
        return time.instant().isAfter(EARLIEST) && time.instant().isBefore(LATEST);
    }

    Optional<Instant> read(String text) {
        return text == null ? Optional.empty() : Notations.time(format, text).map(Notations.Time::instant);
    }

    /** The same with day and month the other way round. */
    boolean isTwinOf(TimeFormat other) {
        return !format.equals(other.format)
                && reads == other.reads
                && format.replace("d", "x").replace("M", "d").replace("x", "M").equals(other.format);
    }
}

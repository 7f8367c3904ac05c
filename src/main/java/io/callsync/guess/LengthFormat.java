package io.callsync.guess;

import io.callsync.provider.declared.Notations;
import java.util.List;
import java.util.Optional;

/** Which notation of lengths of time a column has: by its form, then by its name, then by times that lie beside it. Stateless. */
final class LengthFormat {

    private static final double ENOUGH = 0.9;
    private static final List<String> FORMATS =
            List.of("hh:mm:ss", "mm:ss", "hh:mm", "seconds", "milliseconds", "minutes");

    private LengthFormat() {}

    /** Those that read nearly all values of the column. */
    static List<String> all(Column column) {
        return column.filledCount() == 0
                ? List.of()
                : FORMATS.stream()
                        .filter(format -> column.share(text -> reads(format, text)) >= ENOUGH)
                        .toList();
    }

    /** Those that read nearly all values of both: a declaration has one notation. */
    static List<String> common(Column column, Optional<Column> other) {
        List<String> formats = all(column);
        return other.isEmpty()
                ? formats
                : formats.stream().filter(all(other.get())::contains).toList();
    }

    static boolean reads(String format, String text) {
        return text != null && Notations.seconds(format, text).isPresent();
    }

    static Optional<Long> seconds(String format, String text) {
        return text == null ? Optional.empty() : Notations.seconds(format, text);
    }

    /** Of those that read it, the one that its name tells; else nothing. */
    static Optional<String> byName(Column column, List<String> formats) {
        String words = ' ' + Role.words(column.name()) + ' ';
        String told = words.matches(".* (ms|msec|millis|milliseconds) .*")
                ? "milliseconds"
                : words.matches(".* (min|mins|minutes) .*")
                        ? "minutes"
                        : words.matches(".* (s|sec|secs|seconds|billsec) .*") ? "seconds" : "";
        return formats.stream().filter(told::equals).findFirst();
    }
}

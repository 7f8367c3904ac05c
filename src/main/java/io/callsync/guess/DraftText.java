package io.callsync.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a declaration with the evidence of every line beside it. For one use. */
final class DraftText {

    private static final String SCHEMA = "# yaml-language-server: $schema=provider.schema.json";

    private final Sample sample;
    private final Cast cast;
    private final List<String> body = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();

    DraftText(Sample sample, Cast cast) {
        this.sample = sample;
        this.cast = cast;
    }

    Draft draft(List<SampleBytes> samples) {
        body.addAll(sample.container());
        samples.stream()
                .map(SampleBytes::compression)
                .filter(compression -> !compression.equals("none"))
                .distinct()
                .forEach(compression ->
                        body.add("# " + compression + ": told by the bytes of each file, nothing to declare"));
        times();
        lengths();
        body.add("");
        FieldLines fields = new FieldLines(sample, cast);
        body.addAll(fields.lines());
        undecided.addAll(fields.undecided());
        table(Role.DIRECTION);
        table(Role.STATUS);
        leftOvers();
        List<String> lines = new ArrayList<>(head(samples));
        lines.addAll(body);
        return new Draft(String.join("\n", lines) + "\n", sample.records(), List.copyOf(undecided));
    }

    private List<String> head(List<SampleBytes> samples) {
        List<String> lines = new ArrayList<>();
        lines.add(SCHEMA);
        lines.add("#");
        lines.add("# A first guess from %d records of %s%s."
                .formatted(
                        sample.records(),
                        samples.stream()
                                .map(file -> file.uri().replaceFirst(".*/", ""))
                                .map(Masked::name)
                                .collect(Collectors.joining(", ")),
                        sample.damaged() == 0 ? "" : " (%d more could not be read)".formatted(sample.damaged())));
        lines.add(
                "# Read each line and what speaks for it, try it with callsync preview, and take the comments out when it is right.");
        if (!undecided.isEmpty()) {
            lines.add("#");
            lines.add("# DECIDE:");
            undecided.forEach(question -> lines.add("# - " + question));
        }
        lines.add("");
        return lines;
    }

    private void times() {
        List<Column> times = cast.columns(Role.START, Role.ANSWER, Role.END);
        List<TimeFormat> formats = times.isEmpty() ? List.of() : TimeFormat.all(times);
        if (formats.isEmpty()) {
            return;
        }
        TimeFormat best = formats.get(0);
        body.add("");
        body.add("times:");
        Optional<TimeFormat> twin = formats.stream().filter(best::isTwinOf).findFirst();
        twin.ifPresent(other -> undecided.add(
                "whether times are %s or %s: these samples fit both".formatted(best.format(), other.format())));
        body.add("  format: %s   # reads %d of %d values%s"
                .formatted(
                        Yaml.text(best.format()),
                        best.reads(),
                        best.of(),
                        twin.map(other -> "; DECIDE: so does " + other.format()).orElse("")));
        boolean utc = times.stream()
                .allMatch(column -> column.name().toLowerCase(Locale.ROOT).matches(".*\\b(utc|gmt).*|.*_utc"));
        if (best.zoned() == best.reads()) {
            body.add("  # every value carries its zone, or counts from 1970");
        } else if (utc) {
            body.add("  zone: UTC   # the names of the columns say so");
        } else {
            body.add("  zone: job   # CHECK: %d of %d values carry no zone; they are read in the job's time-zone"
                    .formatted(best.reads() - best.zoned(), best.reads()));
        }
    }

    private void lengths() {
        Optional<Column> column = cast.column(Role.DURATION).or(() -> cast.column(Role.RING));
        if (column.isEmpty()) {
            return;
        }
        Lengths lengths = Lengths.of(column.get(), cast);
        if (lengths.doubt() != null) {
            undecided.add(lengths.doubt());
        }
        body.add("");
        body.add("durations:");
        body.add("  format: %s   # reads %s of the values%s"
                .formatted(
                        Yaml.text(lengths.format()),
                        Percent.of(column.get().share(text -> LengthFormat.reads(lengths.format(), text))),
                        lengths.doubt() == null ? "" : "; DECIDE: " + lengths.doubt()));
        body.add("  include-ringing: %s   # %s".formatted(lengths.total(), lengths.why()));
    }

    private void table(Role role) {
        boolean direction = role == Role.DIRECTION;
        ValueTable table = cast.column(role)
                .map(column -> ValueTable.of(role.field(), column, direction ? Meaning::direction : Meaning::status))
                .orElseGet(() -> direction
                        ? ValueTable.none(
                                "direction",
                                "see 'first' and 'otherwise' in providers.md, every record is quarantined until then",
                                "what tells whether a call came in or went out: no column does")
                        : ValueTable.none(
                                "status",
                                "'otherwise: not-answered' would take what had no conversation for not answered",
                                "what a call without a conversation was: no column tells"));
        body.add("");
        body.addAll(table.lines());
        undecided.addAll(table.undecided());
    }

    private void leftOvers() {
        List<Column> unused =
                sample.columns().stream().filter(column -> !cast.plays(column)).toList();
        if (!unused.isEmpty() || !sample.lists().isEmpty()) {
            body.add("");
            body.add("# Not used:");
        }
        unused.forEach(column -> body.add("# - %s: filled in %s, %d distinct values"
                .formatted(
                        Masked.value(column.place()),
                        Percent.of(column.filledCount(), sample.records()),
                        column.distinct())));
        sample.lists()
                .forEach(list ->
                        body.add("# - %s: a list; where its elements decide, the provider needs Java (providers.md)"
                                .formatted(Masked.value(list))));
    }
}

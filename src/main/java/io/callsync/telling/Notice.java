package io.callsync.telling;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import io.callsync.report.Amounts;
import io.callsync.report.Printable;
import io.callsync.report.RunReport;
import io.callsync.report.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What people are told of a run's end, with personal data masked.
 *
 * @param quarantineOpen records of the job with which nobody has dealt yet; asked for where all is well
 */
record Notice(Occasion occasion, Ending ending, Before before, long quarantineOpen) {

    /** For a chat or a mail, a line each: what happened, why, what was before, what is open, what to type next. */
    String text() {
        StringBuilder text = new StringBuilder(subject());
        reason().ifPresent(reason -> text.append("\nbecause: ").append(reason));
        earlier().ifPresent(line -> text.append("\nbefore: ").append(line));
        warning().ifPresent(line -> text.append("\nwarning: ").append(line));
        open().ifPresent(line -> text.append("\nopen: ").append(line));
        next().ifPresent(command -> text.append("\nnext: ").append(command));
        return text.toString();
    }

    /** In a line. */
    String subject() {
        return Printable.masked("callsync %s: %s".formatted(occasion.words(), ending.summary()));
    }

    /** Every name of {@code MessageTemplate}; nothing known is an empty text. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("text", text());
        values.put("event", occasion.words());
        values.put("job", ending.job());
        values.put("date", ending.date().toString());
        values.put("run", of(report -> String.valueOf(report.sequence())));
        values.put("state", ending.state());
        values.put("reason", reason().or(this::warning).or(this::open).orElse(""));
        values.put("next", next().orElse(""));
        values.put("before", earlier().orElse(""));
        values.put("files", of(report -> String.valueOf(report.files(FileState.LOADED))));
        values.put("records", of(report -> String.valueOf(report.records())));
        for (OutcomeKind kind : OutcomeKind.values()) {
            values.put(
                    kind.column(), of(report -> String.valueOf(report.totals().get(kind))));
        }
        return values;
    }

    private String of(Function<RunReport, String> value) {
        return ending.report().map(value).orElse("0");
    }

    private Optional<String> reason() {
        return ending.reason().map(Printable::masked);
    }

    private Optional<String> warning() {
        return ending.warning().map(Printable::masked);
    }

    /** The run that was not well, where all is well now. */
    private Optional<String> earlier() {
        return occasion.isAllClear()
                ? before.trouble().map(run -> Printable.masked(new RunSummary(run).line()))
                : Optional.empty();
    }

    /** A run that is well does not deal with records that others put aside. */
    private Optional<String> open() {
        return quarantineOpen == 0
                ? Optional.empty()
                : Optional.of(Amounts.count(quarantineOpen, "record") + " in quarantine");
    }

    /** Where another date was not well, its own command: this run did not mend it. */
    private Optional<String> next() {
        return ending.next()
                .or(() -> before.trouble()
                        .filter(run -> occasion.isAllClear() && !run.date().equals(ending.date()))
                        .flatMap(run -> new RunSummary(run).next()))
                .or(() -> open().map(line -> "callsync quarantine list --job " + ending.job()));
    }
}

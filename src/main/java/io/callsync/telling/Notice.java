package io.callsync.telling;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import io.callsync.report.Printable;
import io.callsync.report.RunReport;
import io.callsync.report.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What people are told of a run's end, with personal data masked. */
record Notice(Occasion occasion, Ending ending, Before before) {

    /** For a chat or a mail, a line each: what happened, why, what was before, what to type next. */
    String text() {
        StringBuilder text = new StringBuilder(subject());
        reason().ifPresent(reason -> text.append("\nbecause: ").append(reason));
        earlier().ifPresent(line -> text.append("\nbefore: ").append(line));
        warning().ifPresent(line -> text.append("\nwarning: ").append(line));
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
        values.put("reason", reason().or(this::warning).orElse(""));
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
        return isAllClear()
                ? before.trouble().map(run -> Printable.masked(new RunSummary(run).line()))
                : Optional.empty();
    }

    /** Where another date was not well, its own command: this run did not mend it. */
    private Optional<String> next() {
        return ending.next()
                .or(() -> before.trouble()
                        .filter(run -> isAllClear() && !run.date().equals(ending.date()))
                        .flatMap(run -> new RunSummary(run).next()));
    }

    private boolean isAllClear() {
        return occasion == Occasion.RECOVERY || occasion == Occasion.BACK_TO_NORMAL;
    }
}

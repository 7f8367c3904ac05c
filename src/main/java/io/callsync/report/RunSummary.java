package io.callsync.report;

import io.callsync.ledger.FileState;
import java.util.Optional;

/** What a run comes to in a line, why somebody is needed, and the command to type next. */
public record RunSummary(RunReport report) {

    /** {@code aircall 2026-11-22 #1 completed: 3 files, 1,234 records (1,230 inserted, 4 quarantined)}. */
    public String line() {
        return "%s %s #%d %s: %s"
                .formatted(report.job(), report.date(), report.sequence(), state(), nothingRead() ? idle() : work());
    }

    /** {@code completed}, or {@code completed, needs attention}. */
    public String state() {
        return report.state() + (report.attention() == null ? "" : ", needs attention");
    }

    /** Why somebody is needed, on one line, with telephone numbers masked. */
    public Optional<String> problem() {
        return Optional.ofNullable(report.reason() == null ? report.attention() : report.reason())
                .map(Printable::masked);
    }

    /** The command to type next, if any. */
    public Optional<String> next() {
        return switch (report.state()) {
            case "failed" ->
                Optional.of(
                        report.brokeAPromise()
                                ? "callsync verify %s --date %s".formatted(job(), report.date())
                                : run());
            case "stopped" -> Optional.of(run());
            case "completed" -> report.attention() == null ? Optional.empty() : Optional.of(afterAttention());
            default -> Optional.empty();
        };
    }

    /** The command that goes on with this run, or looks at its date again. */
    public String run() {
        return "callsync run %s --date %s".formatted(job(), report.date());
    }

    private String afterAttention() {
        boolean allLoaded = report.files(FileState.LOADED) == report.files().size();
        return allLoaded && report.quarantineOpen() > 0 ? "callsync quarantine list --job %s".formatted(job()) : run();
    }

    private String job() {
        return report.job();
    }

    private boolean nothingRead() {
        return report.files().isEmpty();
    }

    /** {@code nothing new}, unless the run never came to see whether there is. */
    String nothing() {
        return report.state().equals("completed") ? "nothing new" : "no file read";
    }

    private String idle() {
        String idle = nothing();
        if (report.unsettled() > 0) {
            idle += ", %s too young to be read".formatted(Amounts.count(report.unsettled(), "file"));
        }
        return report.matchedLater() == 0
                ? idle
                : idle + ", %s found their lead".formatted(Amounts.count(report.matchedLater(), "older call"));
    }

    private String files() {
        long loaded = report.files(FileState.LOADED);
        String all = Amounts.count(report.files().size(), "file");
        return loaded == report.files().size() ? all : Amounts.number(loaded) + " of " + all;
    }

    private String work() {
        String outcomes = Amounts.outcomes(report.totals());
        return "%s, %s%s"
                .formatted(
                        files(),
                        Amounts.count(report.records(), "record"),
                        outcomes.isEmpty() ? "" : " (" + outcomes + ")");
    }
}

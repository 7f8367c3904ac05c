package io.callsync.report;

import io.callsync.ledger.FileState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs, a row each. Stateless. */
public final class RunTable {

    private static final int OUTCOMES = 7;

    private RunTable() {}

    /** @param now for runs that are still going on */
    public static List<String> lines(List<RunReport> runs, int width, Instant now) {
        TextTable table = new TextTable(OUTCOMES, 2, 4, 5, 6)
                .row("JOB", "DATE", "RUN", "STATE", "FILES", "RECORDS", "TIME", "OUTCOMES");
        for (RunReport run : runs) {
            Instant end = run.endedAt() == null ? now : run.endedAt();
            table.row(
                    run.job(),
                    run.date().toString(),
                    "#" + run.sequence(),
                    state(run),
                    files(run),
                    Amounts.number(run.records()),
                    Amounts.time(Duration.between(run.startedAt(), end)),
                    run.files().isEmpty() ? new RunSummary(run).nothing() : Amounts.outcomes(run.totals()));
        }
        return table.lines(width);
    }

    private static String state(RunReport run) {
        if (run.state().equals("failed") && Boolean.FALSE.equals(run.balanced())) {
            return "not balanced";
        }
        return run.attention() == null ? run.state() : "needs attention";
    }

    private static String files(RunReport run) {
        long loaded = run.files(FileState.LOADED);
        return loaded == run.files().size()
                ? Amounts.number(loaded)
                : Amounts.number(loaded) + " of " + Amounts.number(run.files().size());
    }
}

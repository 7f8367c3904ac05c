package io.callsync.operator;

import io.callsync.job.Backfill;
import io.callsync.job.RunProgress;
import io.callsync.job.RunResult;
import io.callsync.report.BackfillReport;
import io.callsync.report.BackfillReport.State;
import io.callsync.report.DateState;
import io.callsync.report.DateStates;
import io.callsync.report.RunSummary;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Loads the dates of a backfill and keeps what became of each. Not thread-safe. */
final class BackfillDates {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillDates.class);

    /** The worst first: a backfill ends by the worst of its dates. */
    private static final List<ExitCode> WORST = List.of(
            ExitCode.BROKEN_PROMISE,
            ExitCode.IMBALANCE,
            ExitCode.ENVIRONMENT,
            ExitCode.FAILED,
            ExitCode.USAGE,
            ExitCode.ALREADY_RUNNING,
            ExitCode.ATTENTION,
            ExitCode.SUCCESS);

    /** To type the backfill again would not help. */
    private static final Set<ExitCode> LOOK =
            EnumSet.of(ExitCode.ATTENTION, ExitCode.BROKEN_PROMISE, ExitCode.IMBALANCE);

    private static final RunEnd WELL = new RunEnd(ExitCode.SUCCESS, Optional.empty(), Optional.empty());
    private static final RunEnd LEFT = new RunEnd(ExitCode.FAILED, Optional.empty(), Optional.empty());

    private final String job;
    private final Backfill backfill;
    private final DateStates states;
    private final Terminal terminal;
    private final Instant begun = Instant.now();
    private final List<BackfillReport.Date> dates = new ArrayList<>();
    private ExitCode worst = ExitCode.SUCCESS;
    private String nextOfWorst;
    private boolean unreachable;

    BackfillDates(String job, Backfill backfill, DateStates states, Terminal terminal) {
        this.job = job;
        this.backfill = backfill;
        this.states = states;
        this.terminal = terminal;
    }

    ExitCode exitCode() {
        return worst;
    }

    /** @param again the command that goes on with the backfill */
    BackfillReport report(String again) {
        return new BackfillReport(
                job,
                dates.get(0).date(),
                dates.get(dates.size() - 1).date(),
                dates,
                Duration.between(begun, Instant.now()),
                worst == ExitCode.SUCCESS ? null : LOOK.contains(worst) ? nextOfWorst : again);
    }

    /** After a signal, or when the database or the source is gone, a date is only noted: after a signal, with what it holds. */
    void load(LocalDate date) {
        Instant start = Instant.now();
        MDC.put("labels.date", date.toString());
        if (unreachable) {
            note(State.NOT_REACHED, LEFT, DateState.unknown(date), start);
            return;
        }
        try {
            if (backfill.isToldToStop()) {
                note(State.NOT_REACHED, LEFT, states.of(job, date), start);
            } else {
                loadOrPassOver(date, start);
            }
        } catch (SQLException | RuntimeException e) {
            Failure failure = Failure.of(e);
            RunEnd end = new RunEnd(failure.exitCode(), Optional.of(failure.message()), Optional.empty());
            note(State.FAILED, end, DateState.unknown(date), start);
        }
    }

    private void loadOrPassOver(LocalDate date, Instant start) throws SQLException {
        boolean complete = states.of(job, date).complete();
        Optional<RunResult> result = complete ? Optional.empty() : run(date);
        if (result.isPresent()) {
            ended(result.get(), date, start);
        } else if (!complete && backfill.isToldToStop()) {
            load(date);
        } else {
            note(State.COMPLETE_BEFORE, WELL, states.of(job, date), start);
        }
    }

    private Optional<RunResult> run(LocalDate date) throws SQLException {
        RunProgress progress = new RunProgress();
        RunView view = RunView.open(terminal, job + ' ' + date, progress);
        try {
            return backfill.load(date, progress);
        } finally {
            view.close();
        }
    }

    private void ended(RunResult result, LocalDate date, Instant start) {
        LOG.info("{}", new RunSummary(result.report()).line());
        RunEnd end = RunEnd.of(result, "callsync status " + job);
        DateState now = end.exitCode() == ExitCode.ENVIRONMENT ? DateState.unknown(date) : states.of(job, date);
        if (result instanceof RunResult.Completed && !now.complete() && end.exitCode() == ExitCode.SUCCESS) {
            end = new RunEnd(ExitCode.ATTENTION, Optional.ofNullable(now.problem()), end.next());
        }
        note(state(result, end, now), end, now, start);
    }

    private static State state(RunResult result, RunEnd end, DateState now) {
        if (result instanceof RunResult.Failed) {
            return State.FAILED;
        }
        if (result instanceof RunResult.Stopped) {
            return State.STOPPED;
        }
        if (end.exitCode() == ExitCode.SUCCESS) {
            return State.COMPLETE;
        }
        return now.files() == 0 ? State.NO_FILES : State.ATTENTION;
    }

    private void note(State state, RunEnd end, DateState now, Instant start) {
        if (WORST.indexOf(end.exitCode()) < WORST.indexOf(worst)) {
            worst = end.exitCode();
            nextOfWorst = end.next().orElse(null);
        }
        unreachable |= end.exitCode() == ExitCode.ENVIRONMENT;
        dates.add(BackfillReport.Date.of(
                state,
                now,
                Duration.between(start, Instant.now()),
                end.because().orElse(null),
                end.next().orElse(null)));
    }
}

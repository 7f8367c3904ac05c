package io.callsync.job;

import io.callsync.ledger.Leases;
import io.callsync.ledger.RunLedger;
import io.callsync.ledger.RunTotals;
import io.callsync.report.RunReport;
import io.callsync.report.RunReports;
import io.callsync.verification.Finding;
import io.callsync.verification.Scope;
import io.callsync.verification.TableVerification;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Says which nights are whole and that the run is complete, in a transaction that ends only if it balances and every promise holds in it. */
final class Close implements Tasklet {

    private final Night night;
    private final Plan.Files planned;
    private final RunLedger runs;
    private final RunTotals totals;
    private final RunReports reports;
    private final TableVerification verification;
    private final Leases leases;

    Close(
            Night night,
            Plan.Files planned,
            RunLedger runs,
            RunTotals totals,
            RunReports reports,
            TableVerification verification,
            Leases leases) {
        this.night = night;
        this.planned = planned;
        this.runs = runs;
        this.totals = totals;
        this.reports = reports;
        this.verification = verification;
        this.leases = leases;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        RunReport report = reports.of(night.run().id());
        planned.unfinished(report).ifPresent(file -> {
            throw new LostChunk(file);
        });
        Attention attention = new Attention(night.job(), report, reports, planned);
        Set<LocalDate> dates = new TreeSet<>(report.dates());
        dates.add(night.run().date());
        dates.addAll(planned.unsettledDates());
        dates.addAll(runs.incompleteNights(
                night.run().job(), night.firstDate(), night.run().date()));
        dates.forEach(date -> runs.closeNight(night.run(), date, attention.problemOf(date)));
        runs.complete(night.run(), attention.ofRun());
        List<Finding> findings = verification.check(Scope.of(night.run()));
        Unbalanced.refuse(findings);
        BrokenPromise.refuse(findings);
        totals.balanced(night.run());
        // last, because it holds up the heartbeat
        leases.fence(night.run());
        return RepeatStatus.FINISHED;
    }
}

package io.callsync.job;

import io.callsync.ledger.FileLedger;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.RunLedger;
import io.callsync.source.ExportObject;
import io.callsync.source.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lists the source and writes down which file versions this run has to read. */
final class Plan implements Tasklet {

    private final Night night;
    private final FileLedger files;
    private final RunLedger runs;
    private final Files plan;

    /** What the plan found, for the steps behind it. */
    static final class Files {
        private volatile List<LedgerFile> pending = List.of();

        List<LedgerFile> pending() {
            return pending;
        }
    }

    Plan(Night night, FileLedger files, RunLedger runs, Files plan) {
        this.night = night;
        this.files = files;
        this.runs = runs;
        this.plan = plan;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        List<ExportObject> listed = new ArrayList<>();
        List<ExportObject> unsettled = new ArrayList<>();
        LocalDate from =
                night.source().dated() ? night.firstDate() : night.run().date();
        for (LocalDate date = from; !date.isAfter(night.run().date()); date = date.plusDays(1)) {
            Listing listing = night.source().list(date);
            listed.addAll(listing.objects());
            unsettled.addAll(listing.unsettled());
        }
        List<LedgerFile> pending = files.plan(night.run(), night.format().name(), from, listed, unsettled);
        runs.unsettled(night.run(), unsettled.size());
        pending.stream()
                .map(file -> file.object().date())
                .distinct()
                .forEach(date -> runs.openNight(night.run(), date));
        plan.pending = pending;
        night.progress().planned(pending);
        return RepeatStatus.FINISHED;
    }
}

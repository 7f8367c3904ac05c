package io.callsync.job;

import io.callsync.ledger.FileLedger;
import io.callsync.ledger.FileState;
import io.callsync.ledger.Leases;
import io.callsync.ledger.LedgerFile;
import io.callsync.ledger.RunLedger;
import io.callsync.report.RunReport;
import io.callsync.source.ExportObject;
import io.callsync.source.Listing;
import io.callsync.source.SourceUnavailable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lists the source and writes down which file versions this run has to read. */
final class Plan implements Tasklet {

    private final Night night;
    private final FileLedger files;
    private final RunLedger runs;
    private final Leases leases;
    private final Files plan;

    /** What the plan found, for the steps behind it. */
    static final class Files {
        private volatile List<LedgerFile> pending = List.of();
        private volatile Map<LocalDate, Integer> unsettled = Map.of();
        private volatile int leftAside;

        List<LedgerFile> pending() {
            return pending;
        }

        /** A file that was to be read and, by the ledger, has not been read to its end. */
        Optional<RunReport.File> unfinished(RunReport report) {
            Set<Long> ids = pending.stream().map(LedgerFile::id).collect(Collectors.toSet());
            return report.files().stream()
                    .filter(file -> ids.contains(file.id()))
                    .filter(file -> file.state() == FileState.PLANNED || file.state() == FileState.LOADING)
                    .findFirst();
        }

        /** How many files of the run's date are listed, are not loaded, and were not to be read by this run. */
        int leftAside() {
            return leftAside;
        }

        Set<LocalDate> unsettledDates() {
            return unsettled.keySet();
        }

        /** How many files of a night were too young to be read, so that it is not whole yet. */
        int unsettled(LocalDate date) {
            return unsettled.getOrDefault(date, 0);
        }
    }

    Plan(Night night, FileLedger files, RunLedger runs, Leases leases, Files plan) {
        this.night = night;
        this.files = files;
        this.runs = runs;
        this.leases = leases;
        this.plan = plan;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Listing listing = list();
        List<LedgerFile> pending = night.file() == null
                ? files.plan(night.run(), night.format().name(), knownFrom(), listing)
                : planOne(listing.objects());
        runs.unsettled(night.run(), listing.unsettled().size());
        pending.stream()
                .map(file -> file.object().date())
                .distinct()
                .forEach(date -> runs.openNight(night.run(), date));
        leases.fence(night.run());
        plan.pending = pending;
        plan.unsettled = night.source().dated() ? countByDate(listing.unsettled()) : Map.of();
        night.progress().planned(pending);
        return RepeatStatus.FINISHED;
    }

    private List<LedgerFile> planOne(List<ExportObject> listed) {
        ExportObject wanted = listed.stream()
                .filter(object -> object.uri().equals(night.file()))
                .findFirst()
                .orElseThrow(() -> new SourceUnavailable(night.file() + " is not listed any more", null));
        List<ExportObject> others =
                listed.stream().filter(object -> object != wanted).toList();
        plan.leftAside = files.notLoaded(night.run().job(), others);
        return files.planOne(night.run(), night.format().name(), wanted);
    }

    /** Every file once: one that several dates list belongs to the last of them, the night that it came in. */
    private Listing list() {
        Map<String, ExportObject> objects = new LinkedHashMap<>();
        Map<String, ExportObject> unsettled = new LinkedHashMap<>();
        LocalDate last = night.run().date();
        LocalDate first = night.source().dated() ? night.firstDate() : last;
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Listing listing = night.source().list(date);
            listing.objects().forEach(object -> objects.put(object.uri(), object));
            listing.unsettled().forEach(object -> unsettled.put(object.uri(), object));
        }
        return new Listing(List.copyOf(objects.values()), List.copyOf(unsettled.values()));
    }

    // where no date is part of the location, what earlier nights planned is listed, or gone, today
    private LocalDate knownFrom() {
        return night.source().dated() ? night.firstDate() : LocalDate.EPOCH;
    }

    private static Map<LocalDate, Integer> countByDate(List<ExportObject> objects) {
        return objects.stream().collect(Collectors.toMap(ExportObject::date, object -> 1, Integer::sum));
    }
}

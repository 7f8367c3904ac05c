package io.callsync.job;

import io.callsync.ledger.FileState;
import io.callsync.ledger.OutcomeKind;
import io.callsync.report.RunReport;
import io.callsync.report.RunReports;
import io.callsync.settings.JobFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Judges a run that did all it could: is somebody needed, and is each night whole. */
final class Attention {

    private static final Set<FileState> UNREAD = EnumSet.complementOf(EnumSet.of(FileState.LOADED));

    private final JobFile job;
    private final RunReport report;
    private final RunReports reports;

    Attention(JobFile job, RunReport report, RunReports reports) {
        this.job = job;
        this.report = report;
        this.reports = reports;
    }

    /** Why this run needs a look, or null. */
    String ofRun() {
        List<String> reasons = new ArrayList<>();
        addUnread(reasons, report.files());
        long quarantined = report.totals().get(OutcomeKind.QUARANTINED);
        if (quarantined > 0 && (double) quarantined / report.records() > job.quarantinedShare()) {
            reasons.add("%d of %d records are quarantined, more than %s %%"
                    .formatted(quarantined, report.records(), percent(job.quarantinedShare())));
        }
        addEmpty(reasons, report.date());
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /** Why this night is not whole, or null. */
    String problemOf(LocalDate date) {
        List<String> reasons = new ArrayList<>();
        addUnread(
                reasons,
                report.files().stream().filter(file -> file.date().equals(date)).toList());
        int unfinished = reports.unfinished(job.name(), date);
        if (unfinished > 0 && reasons.isEmpty()) {
            reasons.add("%d files are not loaded".formatted(unfinished));
        }
        addEmpty(reasons, date);
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    private void addUnread(List<String> reasons, List<RunReport.File> files) {
        List<RunReport.File> unread = files.stream()
                .filter(file -> UNREAD.contains(file.state()) && file.failure() != null)
                .toList();
        if (!unread.isEmpty()) {
            RunReport.File first = unread.get(0);
            reasons.add("%d of %d files not loaded, the first is %s (%s)"
                    .formatted(unread.size(), files.size(), first.uri(), first.failure()));
        }
    }

    private void addEmpty(List<String> reasons, LocalDate date) {
        if (!job.allowEmpty() && reports.known(job.name(), date) == 0) {
            reasons.add(
                    report.unsettled() > 0
                            ? "no files of %s are old enough yet (%d are younger than the settle time)"
                                    .formatted(date, report.unsettled())
                            : "no files of %s".formatted(date));
        }
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(share * 10_000) / 100.0).replaceFirst("\\.0$", "");
    }
}

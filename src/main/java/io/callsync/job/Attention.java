package io.callsync.job;

import io.callsync.calendar.Judged;
import io.callsync.calendar.Verdict;
import io.callsync.ledger.OutcomeKind;
import io.callsync.report.RunReport;
import io.callsync.report.RunReports;
import io.callsync.settings.JobFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Judges a run that did all it could: is somebody needed, and is each night whole. */
final class Attention {

    private final JobFile job;
    private final RunReport report;
    private final RunReports reports;
    private final Plan.Files planned;

    Attention(JobFile job, RunReport report, RunReports reports, Plan.Files planned) {
        this.job = job;
        this.report = report;
        this.reports = reports;
        this.planned = planned;
    }

    /** Why this run needs a look, or null. */
    String ofRun() {
        List<String> reasons = new ArrayList<>();
        UnreadFiles.reason(report.files()).ifPresent(reasons::add);
        long quarantined = report.totals().get(OutcomeKind.QUARANTINED);
        if (quarantined > 0 && (double) quarantined / report.records() > job.quarantinedShare()) {
            reasons.add("%d of %d%s%s %%"
                    .formatted(
                            quarantined,
                            report.records(),
                            RunReport.TOO_MANY_QUARANTINED,
                            percent(job.quarantinedShare())));
        }
        addEmpty(reasons, report.date());
        addArrivals(reasons);
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /** Why this night is not whole, or null. */
    String problemOf(LocalDate date) {
        List<String> reasons = new ArrayList<>();
        UnreadFiles.reason(report.files().stream()
                        .filter(file -> file.date().equals(date))
                        .toList())
                .ifPresent(reasons::add);
        int unfinished = reports.unfinished(job.name(), date);
        boolean aside = planned.leftAside() > 0 && date.equals(report.date());
        if (aside) {
            reasons.add("%s listed, and not loaded yet".formatted(filesAre(planned.leftAside())));
        } else if (unfinished > 0 && reasons.isEmpty()) {
            reasons.add("%d files are not loaded".formatted(unfinished));
        }
        if (planned.unsettled(date) > 0) {
            reasons.add("%d files are younger than the settle time".formatted(planned.unsettled(date)));
        }
        addEmpty(reasons, date);
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    private boolean isEmpty(LocalDate date) {
        return !job.allowEmpty() && !job.expect().isDayOff(date) && reports.known(job.name(), date) == 0;
    }

    private void addEmpty(List<String> reasons, LocalDate date) {
        if (isEmpty(date)) {
            reasons.add(
                    report.unsettled() > 0
                            ? "no files of %s are old enough yet (%d are younger than the settle time)"
                                    .formatted(date, report.unsettled())
                            : "no files of %s".formatted(date));
        }
    }

    private static String filesAre(int n) {
        return n == 1 ? "1 other file is" : n + " other files are";
    }

    /** What the job file asks attention for, of the run's date and of every night of which it read files. */
    private void addArrivals(List<String> reasons) {
        if (job.expect().attention().isEmpty()) {
            return;
        }
        Set<LocalDate> dates = new TreeSet<>(report.dates());
        dates.add(report.date());
        // more of these is there already
        dates.removeIf(date -> planned.unsettled(date) > 0);
        reports.calendar()
                .of(job.name(), job.expect(), dates, Instant.now())
                .forEach(night -> addFindings(reasons, night));
    }

    private void addFindings(List<String> reasons, Judged night) {
        night.findings().stream()
                .filter(finding -> job.expect().attention().contains(finding.verdict()))
                // no-files has said it
                .filter(finding -> finding.verdict() != Verdict.MISSING || !isEmpty(night.date()))
                .forEach(finding -> reasons.add(
                        "%s: %s, %s".formatted(night.date(), finding.verdict().words(), finding.why())));
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(share * 10_000) / 100.0).replaceFirst("\\.0$", "");
    }
}

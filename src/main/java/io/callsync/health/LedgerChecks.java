package io.callsync.health;

import io.callsync.job.Recovery;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.ledger.QuarantineBacklog;
import io.callsync.ledger.RunLedger;
import io.callsync.report.Amounts;
import java.util.ArrayList;
import java.util.List;

/** What earlier runs have left. */
final class LedgerChecks {

    private static final int DAYS = 7;

    private final Parts parts;
    private final String only;

    /** @param only the job to look at, or null for every one that has run */
    LedgerChecks(Parts parts, String only) {
        this.parts = parts;
        this.only = only;
    }

    Check executions(Check tables) {
        return Check.slow(
                "executions",
                "a process has died, or was cut off: the night is not whole, and the next run goes on with it",
                "callsync status",
                this::lookAtExecutions,
                tables);
    }

    private List<Answer> lookAtExecutions() {
        List<Answer> problems = new ArrayList<>();
        List<String> live = new ArrayList<>();
        for (String job : jobs()) {
            List<String> running = running(job);
            if (!running.isEmpty() && parts.get(Leases.class).hold(job) != Hold.LIVE) {
                problems.add(Answer.attention(
                        "%s: %s, and no live process holds the job".formatted(job, String.join(", ", running)),
                        "callsync recover " + job));
            } else if (!running.isEmpty()) {
                live.add(job);
            }
        }
        return Answer.orOk(problems, live.isEmpty() ? "none is running" : "running: " + String.join(", ", live));
    }

    private List<String> running(String job) {
        List<String> running = new ArrayList<>(parts.get(Recovery.class).running(job));
        parts.get(RunLedger.class).running(job).forEach(date -> running.add("the run of %s is open".formatted(date)));
        return running;
    }

    Check leases(Check tables) {
        return Check.slow(
                "leases",
                "its process is paused or cut off from the database; the next run ends its connections and goes on",
                "callsync status",
                this::lookAtLeases,
                tables);
    }

    private List<Answer> lookAtLeases() {
        Leases leases = parts.get(Leases.class);
        List<Answer> problems = new ArrayList<>();
        List<String> live = new ArrayList<>();
        for (String job : jobs()) {
            Hold hold = leases.hold(job);
            if (hold == Hold.SILENT) {
                problems.add(Answer.attention(
                        "the lease of %s is over: %s".formatted(job, leases.holder(job)), "callsync recover " + job));
            } else if (hold == Hold.LIVE) {
                live.add("%s: %s".formatted(job, leases.holder(job)));
            }
        }
        return Answer.orOk(problems, live.isEmpty() ? "no job is held" : String.join("; ", live));
    }

    private List<String> jobs() {
        return parts.get(Leases.class).jobs().stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(String job) {
        return only == null || only.equals(job);
    }

    Check quarantine(Check tables) {
        return Check.slow(
                "quarantine",
                "these records are in no table of calls until somebody mends what they were refused for",
                "callsync quarantine list",
                this::lookAtQuarantine,
                tables);
    }

    private List<Answer> lookAtQuarantine() {
        List<QuarantineBacklog.Waiting> waiting = parts.get(QuarantineBacklog.class).byJob().stream()
                .filter(backlog -> isWanted(backlog.job()))
                .toList();
        long records =
                waiting.stream().mapToLong(QuarantineBacklog.Waiting::records).sum();
        return Answer.orOk(
                waiting.stream()
                        .filter(backlog -> backlog.days() >= DAYS)
                        .map(LedgerChecks::old)
                        .toList(),
                "%s, none older than %d days".formatted(Amounts.count(records, "record"), DAYS));
    }

    private static Answer old(QuarantineBacklog.Waiting backlog) {
        return Answer.attention(
                "%s: %s, the oldest for %s"
                        .formatted(
                                backlog.job(),
                                Amounts.count(backlog.records(), "record"),
                                Amounts.count(backlog.days(), "day")),
                "callsync quarantine list --job " + backlog.job());
    }
}

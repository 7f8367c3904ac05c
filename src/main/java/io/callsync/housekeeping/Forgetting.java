package io.callsync.housekeeping;

import io.callsync.call.NumberTraces;
import io.callsync.ledger.Act;
import io.callsync.ledger.Audit;
import io.callsync.ledger.AuditAction;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.ledger.TextTraces;
import io.callsync.provider.NumberNotations;
import io.callsync.report.ForgetReceipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Erases a person's telephone number from all that callsync wrote, in transactions of a few hundred rows. Needs no lease: a live run
 * goes on, and what it writes at the same moment is either found or written without the number. Killed, it is typed again. Thread-safe.
 */
@Lazy
@Component
public class Forgetting {

    private final NumberSearch search;
    private final NumberErasure erasure;
    private final TextTraces texts;
    private final Audit audit;
    private final Leases leases;

    Forgetting(NumberSearch search, NumberErasure erasure, TextTraces texts, Audit audit, Leases leases) {
        this.search = search;
        this.erasure = erasure;
        this.texts = texts;
        this.audit = audit;
        this.leases = leases;
    }

    /**
     * A number as somebody typed it.
     *
     * @param regions asked where it has no country code: which it may be of
     * @throws IllegalArgumentException with what is wrong with it, which does not quote it
     */
    public static NumberTraces number(String typed, Supplier<Set<String>> regions) {
        return NumberNotations.read(typed, NumberNotations.isInternational(typed) ? Set.of() : regions.get());
    }

    /** On how many calls a number is that was looked for. */
    public static long calls(ForgetReceipt found) {
        return CallsFound.TABLES.stream().mapToLong(found.rows()::get).max().orElse(0);
    }

    /** What there is, and would be erased. */
    public ForgetReceipt look(NumberTraces number, Act act) {
        CallsFound calls = search.calls(number);
        Map<String, Long> rows = new LinkedHashMap<>(calls.rows());
        rows.putAll(search.quarantine(number));
        rows.putAll(texts.find(number));
        Instant resumes = audit.unended(AuditAction.FORGET_BEGUN, AuditAction.FORGET_DONE, subject(number))
                .orElse(null);
        return new ForgetReceipt(number.masked(), null, now(), act, resumes, rows, left(number, calls), live());
    }

    /** Erases it; what was erased before a kill stays so. @param found what {@link #look} found */
    public ForgetReceipt forget(NumberTraces number, ForgetReceipt found, Act act) {
        audit.note(AuditAction.FORGET_BEGUN, subject(number), found.all(), act);
        // before the calls: what a run makes of a quarantined record at this moment is found among them
        Map<String, Long> records = erasure.quarantine(number, act);
        CallsFound calls = new CallsFound();
        Map<String, Long> rows = erasure.calls(number, calls);
        rows.putAll(records);
        rows.putAll(texts.erase(number));
        TreeSet<String> live = new TreeSet<>(found.live());
        live.addAll(live());
        Map<String, Long> left = left(number, calls);
        String done = "%s: %s".formatted(subject(number), told(rows));
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        long id = audit.note(AuditAction.FORGET_DONE, done, all, act);
        return new ForgetReceipt(number.masked(), id, now(), act, found.resumes(), rows, left, List.copyOf(live));
    }

    private Map<String, Long> left(NumberTraces number, CallsFound calls) {
        Map<String, Long> left = new LinkedHashMap<>();
        left.put("call_ids", calls.ids());
        left.put("file_names", texts.inAddresses(number));
        return left;
    }

    private List<String> live() {
        return leases.jobs().stream()
                .filter(job -> leases.hold(job) == Hold.LIVE)
                .toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String subject(NumberTraces number) {
        return "the number " + number.masked();
    }

    private static String told(Map<String, Long> rows) {
        String told = rows.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(table -> table.getKey() + ' ' + table.getValue())
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "nothing had it" : told;
    }
}

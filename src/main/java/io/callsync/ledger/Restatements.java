package io.callsync.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Moves records that were quarantined to the outcomes that they have now: in their file, in its counts by reason, and in their
 * night. Callers bring the transaction. Thread-safe.
 */
@Repository
public class Restatements {

    private static final String FILE = """
            UPDATE callsync_export_files
            SET inserted = inserted + ?, updated = updated + ?, unchanged = unchanged + ?, superseded = superseded + ?,
                duplicate = duplicate + ?, filtered = filtered + ?, quarantined = quarantined + ? - ?
            WHERE id = ?""";
    private static final String NIGHT = """
            UPDATE callsync_nights n JOIN (
                SELECT job, business_date, SUM(inserted) AS inserted, SUM(updated) AS updated, SUM(unchanged) AS unchanged,
                    SUM(superseded) AS superseded, SUM(duplicate) AS duplicate, SUM(filtered) AS filtered,
                    SUM(quarantined) AS quarantined
                FROM callsync_export_files WHERE job = ? AND business_date = ? AND state = 'loaded'
                GROUP BY job, business_date) f ON f.job = n.job AND f.business_date = n.business_date
            SET n.since = IF(n.complete, UTC_TIMESTAMP(6), n.since), n.inserted = f.inserted, n.updated = f.updated,
                n.unchanged = f.unchanged, n.superseded = f.superseded, n.duplicate = f.duplicate, n.filtered = f.filtered,
                n.quarantined = f.quarantined""";

    private final JdbcTemplate jdbc;

    Restatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param files what each record that was quarantined has become, and why it had been quarantined */
    public void write(String job, Collection<FileProgress> files) {
        jdbc.batchUpdate(FILE, files.stream().map(Restatements::row).toList());
        List<Object[]> counts = new ArrayList<>();
        files.forEach(file -> file.counters().forEach((counter, n) -> {
            if (n != 0) {
                counts.add(new Object[] {file.file().id(), counter.kind(), counter.name(), n});
            }
        }));
        if (!counts.isEmpty()) {
            jdbc.batchUpdate(FileLedger.COUNT, counts);
        }
        nightsThatChange(files).forEach(date -> jdbc.update(NIGHT, job, date));
    }

    private static Object[] row(FileProgress p) {
        return new Object[] {
            p.count(OutcomeKind.INSERTED),
            p.count(OutcomeKind.UPDATED),
            p.count(OutcomeKind.UNCHANGED),
            p.count(OutcomeKind.SUPERSEDED),
            p.count(OutcomeKind.DUPLICATE),
            p.count(OutcomeKind.FILTERED),
            p.count(OutcomeKind.QUARANTINED),
            p.records(),
            p.file().id()
        };
    }

    private static Set<LocalDate> nightsThatChange(Collection<FileProgress> files) {
        return files.stream()
                .filter(file -> file.count(OutcomeKind.QUARANTINED) < file.records())
                .map(file -> file.file().object().date())
                .collect(Collectors.toSet());
    }
}

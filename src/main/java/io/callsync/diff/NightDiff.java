package io.callsync.diff;

import io.callsync.ledger.FileVersion;
import io.callsync.ledger.ForgottenCalls;
import io.callsync.ledger.LedgerFile;
import io.callsync.matching.Directory;
import io.callsync.report.DiffKind;
import io.callsync.report.DiffOutput;
import io.callsync.report.DiffReport;
import io.callsync.report.DiffTally;
import io.callsync.rereading.Rereading;
import io.callsync.settings.JobFile;
import io.callsync.source.Spool;
import io.callsync.writing.RecordFates;
import io.callsync.writing.StoredCalls;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Maps a loaded night anew and compares it with its rows. Only reads, waits for no lock, and may be used while a run is live. The
 * records of a night lie on disk but for some 20,000 at a time.
 */
@Lazy
@Component
public class NightDiff {

    private final RecordFates fates;
    private final ForgottenCalls forgotten;
    private final StoredCalls calls;
    private final Directory directory;

    NightDiff(RecordFates fates, ForgottenCalls forgotten, StoredCalls calls, Directory directory) {
        this.fates = fates;
        this.forgotten = forgotten;
        this.calls = calls;
        this.directory = directory;
    }

    /**
     * @param versions of the night's files, in the order in which they were loaded
     * @param only the field to compare, or null for all
     * @throws io.callsync.source.SourceUnavailable when a source cannot be reached or refuses
     */
    public DiffReport of(
            JobFile job, LocalDate date, List<FileVersion> versions, ComparedField only, Spool spool, DiffOutput output)
            throws IOException {
        DiffTally tally = new DiffTally();
        Map<Long, LedgerFile> files = new HashMap<>();
        versions.forEach(version -> files.put(version.file().id(), version.file()));
        try (Partitions partitions = new Partitions(spool, records(versions))) {
            List<DiffReport.File> read = read(job, versions, spool, partitions, tally);
            Set<Long> unread = new HashSet<>();
            for (int i = 0; i < read.size(); i++) {
                if (read.get(i).unread() != null) {
                    unread.add(versions.get(i).file().id());
                }
            }
            List<ComparedField> fields = only == null ? List.of(ComparedField.values()) : List.of(only);
            String provider = job.provider().name();
            Comparing comparing = new Comparing(
                    provider, job.format(), files, unread, fields, forgotten.of(provider), calls, directory);
            for (int i = 0; i < partitions.count(); i++) {
                comparing.compare(partitions.read(i), row -> {
                    tally.call(row);
                    if (row.kind().isDifference() || row.kind() == DiffKind.EDITED) {
                        output.row(row);
                    }
                });
            }
            return tally.report(job.name(), date, only == null ? null : only.column(), read);
        }
    }

    private static long records(List<FileVersion> versions) {
        return versions.stream()
                .mapToLong(version -> version.file().nextRecord() - 1)
                .sum();
    }

    private List<DiffReport.File> read(
            JobFile job, List<FileVersion> versions, Spool spool, Partitions partitions, DiffTally tally)
            throws IOException {
        Rereading rereading = new Rereading(name -> job, spool);
        List<DiffReport.File> files = new ArrayList<>();
        for (FileVersion version : versions) {
            LedgerFile file = version.file();
            String unread = rereading.read(version, new Sorting(file.id(), fates, partitions, tally));
            files.add(new DiffReport.File(file.uri(), file.nextRecord() - 1, unread));
        }
        return files;
    }
}

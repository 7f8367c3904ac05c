package io.callsync.explain;

import io.callsync.call.CallKey;
import io.callsync.ledger.FileVersion;
import io.callsync.ledger.FileVersions;
import io.callsync.ledger.ForgottenCalls;
import io.callsync.matching.Directory;
import io.callsync.report.CallReport;
import io.callsync.report.CallReport.Conclusion;
import io.callsync.report.CallReport.Difference;
import io.callsync.report.CallReport.FileLine;
import io.callsync.report.QuarantinedRecord;
import io.callsync.report.QuarantinedRecords;
import io.callsync.rereading.Rereading;
import io.callsync.settings.JobFile;
import io.callsync.source.Spool;
import io.callsync.writing.CallLookup;
import io.callsync.writing.StoredCalls;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tells one call's history: its rows as they are, and what every record that carried it did, told anew from the exports by the same
 * reading, mapping and merging as in a run. Only reads, waits for no lock, and may be used while a run is live. Thread-safe.
 */
@Lazy
@Component
public class Explanation {

    private static final int PAGE = 200;

    private final FileVersions files;
    private final CallLookup lookup;
    private final StoredCalls stored;
    private final ForgottenCalls forgotten;
    private final Directory directory;
    private final QuarantinedRecords quarantine;

    Explanation(
            FileVersions files,
            CallLookup lookup,
            StoredCalls stored,
            ForgottenCalls forgotten,
            Directory directory,
            QuarantinedRecords quarantine) {
        this.files = files;
        this.lookup = lookup;
        this.stored = stored;
        this.forgotten = forgotten;
        this.directory = directory;
        this.quarantine = quarantine;
    }

    /**
     * @param days how many business dates before and behind the days of the call are read; null for every file of the provider
     * @param jobs job files by name; may throw a {@link io.callsync.configuration.ConfigurationError}
     * @throws io.callsync.source.SourceUnavailable when a source cannot be reached or refuses
     */
    public CallReport of(CallKey key, Integer days, Function<String, JobFile> jobs, Spool spool) throws IOException {
        Rows rows = Rows.of(key, lookup);
        List<QuarantinedRecord> kept = kept(key);
        Story story = new Story(key, kept, stored.replay(key, forgotten.has(key)));
        Rereading rereading = new Rereading(jobs, spool);
        List<FileLine> lines = new ArrayList<>();
        int read = 0;
        List<FileVersion> versions = versions(key, days, rows, kept);
        gone(rows, versions).ifPresent(lines::add);
        for (FileVersion version : versions) {
            String unread = rereading.read(version, story::tell);
            if (unread == null) {
                read++;
            } else {
                story.tellKept(version.file().id());
            }
            if (unread != null || story.tellsOf(version.file().id())) {
                lines.add(line(version, unread));
            }
        }
        List<Difference> differences = Comparison.of(story.replay(), rows);
        boolean moved = !rows.equals(Rows.of(key, lookup));
        Conclusion conclusion = moved ? Conclusion.MOVED : conclusion(story, rows, lines, differences);
        return new CallReport(
                key.provider(),
                key.externalId(),
                rows.callLog(),
                rows.communication(),
                rows.legs(),
                story.events(),
                lines,
                read,
                conclusion,
                moved ? List.of() : differences,
                Matched.of(rows, directory));
    }

    private List<QuarantinedRecord> kept(CallKey key) {
        IdInBytes id = new IdInBytes(key.externalId());
        List<QuarantinedRecord> kept = new ArrayList<>();
        List<QuarantinedRecord> page;
        long last = 0;
        do {
            page = quarantine.ofCall(key, last, PAGE);
            for (QuarantinedRecord record : page) {
                if (record.callId() != null || id.isIn(record.raw())) {
                    kept.add(record);
                }
                last = record.id();
            }
        } while (page.size() == PAGE);
        return kept;
    }

    private List<FileVersion> versions(CallKey key, Integer days, Rows rows, List<QuarantinedRecord> kept) {
        List<LocalDate> dates = Stream.concat(rows.days(), kept.stream().map(QuarantinedRecord::date))
                .toList();
        Span span = days == null ? Span.ALL : Span.around(dates, days);
        List<Long> named = Stream.concat(rows.file().stream(), kept.stream().map(QuarantinedRecord::fileId))
                .distinct()
                .toList();
        return files.of(key.provider(), span.from(), span.to(), named);
    }

    /** The file of the record that wrote the row last, where the ledger no longer has it. */
    private static Optional<FileLine> gone(Rows rows, List<FileVersion> versions) {
        return rows.file()
                .filter(file ->
                        versions.stream().noneMatch(version -> version.file().id() == file))
                .map(file -> new FileLine(file, null, null, null, null, "unknown", 1, null, "no longer in the ledger"));
    }

    private static FileLine line(FileVersion version, String unread) {
        var object = version.file().object();
        return new FileLine(
                version.file().id(),
                version.job(),
                object.date(),
                object.uri(),
                object.version(),
                version.file().state().value(),
                version.file().nextRecord() - 1,
                version.loadedAt(),
                unread);
    }

    private static Conclusion conclusion(Story story, Rows rows, List<FileLine> lines, List<Difference> differences) {
        boolean made = !story.replay().columns().isEmpty();
        if (!made && !rows.areThere()) {
            return Conclusion.NO_ROW;
        }
        if (differences.isEmpty()) {
            return Conclusion.SAME;
        }
        return lines.stream().anyMatch(FileLine::isMissed) ? Conclusion.UNTOLD : Conclusion.DIFFERENT;
    }
}

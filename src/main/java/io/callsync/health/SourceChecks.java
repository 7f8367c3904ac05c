package io.callsync.health;

import io.callsync.report.Amounts;
import io.callsync.settings.JobFile;
import io.callsync.settings.JobFiles;
import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a job's file is right, and its exports can be listed and read. Looks at yesterday first, then back as far as the job does. */
final class SourceChecks {

    private final Path folder;
    private final String name;
    private JobFile job;
    private List<ExportObject> listed = List.of();
    private Optional<Duration> clockAhead = Optional.empty();

    SourceChecks(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    List<Check> all() {
        Check file = Check.of(name, "job", "nothing runs by a file with a mistake", this::again, this::load);
        Check source = Check.of(
                name,
                "source",
                "what cannot be listed is not loaded",
                () -> Commands.list(job.source()),
                this::list,
                file);
        Check object = Check.of(
                name,
                "object",
                "what can be listed and not read fails the run",
                () -> Commands.read(newest().uri()),
                this::read,
                source);
        Check clock = Check.of(
                name,
                "source-clock",
                "S3 refuses a machine whose clock is a quarter of an hour off, and which files are old enough goes by it",
                this::again,
                this::clock,
                file);
        return List.of(file, source, object, clock);
    }

    /** Of the night that was listed. */
    Optional<ExportObject> largest() {
        return listed.stream().max(Comparator.comparingLong(ExportObject::size));
    }

    private List<Answer> load() {
        job = JobFiles.load(folder, name);
        return Answer.ok("reads " + job.source());
    }

    private List<Answer> list() {
        LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        try (ExportSource source = open()) {
            LocalDate first = source.dated() ? last.minusDays(job.lookBackDays()) : last;
            for (LocalDate date = last; !date.isBefore(first) && listed.isEmpty(); date = date.minusDays(1)) {
                listed = list(source, date);
            }
            return listed.isEmpty()
                    ? nothing(first, last)
                    : Answer.ok("%s of %s".formatted(Amounts.count(listed.size(), "file"), newest().date()));
        }
    }

    private List<ExportObject> list(ExportSource source, LocalDate date) {
        try {
            Listing listing = source.list(date);
            List<ExportObject> all = new ArrayList<>(listing.objects());
            all.addAll(listing.unsettled());
            return all;
        } finally {
            clockAhead = source.clockAhead();
        }
    }

    private List<Answer> nothing(LocalDate first, LocalDate last) {
        String found = "no file from %s to %s".formatted(first, last);
        return job.allowEmpty() ? Answer.ok(found) : List.of(Answer.attention(found, null));
    }

    private List<Answer> read() throws IOException {
        if (listed.isEmpty()) {
            return Answer.skipped("there is none to read");
        }
        ExportObject object = newest();
        try (ExportSource source = open()) {
            source.touch(object);
            return Answer.ok(object.uri());
        } catch (ExportSource.Vanished | ExportSource.Replaced e) {
            return List.of(Answer.attention(e.getMessage(), again()));
        }
    }

    private ExportObject newest() {
        return listed.stream()
                .max(Comparator.comparing(ExportObject::lastModified))
                .orElseThrow();
    }

    private List<Answer> clock() {
        return clockAhead
                .map(ahead -> DatabaseChecks.clock("the source's", ahead))
                .orElseGet(() -> Answer.ok("a source without a clock of its own"));
    }

    private ExportSource open() {
        return ExportSources.open(job.source(), job.files(), Duration.ZERO);
    }

    private String again() {
        return "callsync doctor " + name;
    }
}

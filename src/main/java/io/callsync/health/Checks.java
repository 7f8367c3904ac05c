package io.callsync.health;

import io.callsync.configuration.ConfigurationError;
import io.callsync.report.Diagnosis;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.JobFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every check, in the order in which a run meets what they look at. Not thread-safe. */
public final class Checks {

    private final Parts parts;
    private final Function<Throwable, String> words;

    /** @param words what an exception means to the operator, in a line */
    public Checks(Parts parts, Function<Throwable, String> words) {
        this.parts = parts;
        this.words = words;
    }

    /** What a run looks at before it begins, beside its own job file. */
    public List<Diagnosis> quick() {
        return new Checkup(words)
                .of(installation(List.of(), null).stream().filter(Check::quick).toList());
    }

    /**
     * All of them, whatever is broken.
     *
     * @param jobs the folder of the job files; what it throws is a finding
     * @param only the job to look at, or null for all
     */
    public List<Diagnosis> all(Supplier<Path> jobs, String only) {
        List<SourceChecks> sources = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        try {
            Path folder = jobs.get();
            names(folder, only).forEach(name -> sources.add(new SourceChecks(folder, name)));
        } catch (ConfigurationError e) {
            checks.add(folder(e));
        }
        sources.stream().map(SourceChecks::all).forEach(checks::addAll);
        checks.addAll(installation(sources, only));
        return new Checkup(words).of(checks);
    }

    private static Collection<String> names(Path folder, String only) {
        Set<String> names = only == null ? JobFiles.names(folder) : Set.of(only);
        if (names.isEmpty()) {
            throw new ConfigurationError(folder, ConfigurationError.UNKNOWN_LINE, "the folder holds no job files");
        }
        return names;
    }

    private static Check folder(ConfigurationError mistake) {
        return Check.slow("jobs", "a job is a file in this folder", "callsync doctor --jobs DIR", () -> {
            throw mistake;
        });
    }

    private List<Check> installation(List<SourceChecks> sources, String only) {
        DatabaseChecks databases = new DatabaseChecks(parts);
        SpoolChecks spools = new SpoolChecks(parts);
        LedgerChecks ledger = new LedgerChecks(parts, only);
        Check settings = Check.quick(
                "settings", "no command starts with a setting that cannot work", "callsync doctor", this::read);
        Check spool = spools.folder(settings);
        Check database = databases.reachable(settings);
        Check tables = databases.tables(database);
        return List.of(
                settings,
                spool,
                spools.room(spool, sources),
                database,
                databases.isolation(database),
                databases.charset(database),
                databases.timeZone(database),
                databases.clock(database),
                databases.streams(settings, database),
                databases.writable(database),
                tables,
                databases.columns(tables),
                databases.grants(tables),
                databases.directory(database),
                ledger.executions(tables),
                ledger.leases(tables),
                ledger.quarantine(tables));
    }

    private List<Answer> read() {
        CallsyncProperties properties = parts.get(CallsyncProperties.class);
        return Answer.ok(
                "chunks of %d records, %d files at once".formatted(properties.chunkSize(), properties.parallelFiles()));
    }
}

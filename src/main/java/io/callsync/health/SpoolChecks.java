package io.callsync.health;

import io.callsync.report.Amounts;
import io.callsync.settings.CallsyncProperties;
import io.callsync.source.ExportObject;
import io.callsync.source.Spool;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether fetched files find room. */
final class SpoolChecks {

    private static final String WHY = "a file lies there from when it is fetched until it is read";
    private static final long MEGABYTE = 1_000_000;

    private final Parts parts;
    private long free;

    SpoolChecks(Parts parts) {
        this.parts = parts;
    }

    Check folder(Check settings) {
        return Check.quick("spool", WHY, "", this::open, settings).next(() -> command("ls -ld"));
    }

    private List<Answer> open() throws IOException {
        CallsyncProperties properties = parts.get(CallsyncProperties.class);
        try (Spool spool = new Spool(properties.spool(), properties.spoolLimit().toBytes())) {
            free = spool.free();
        }
        return Answer.ok("%s, %s free".formatted(properties.spool(), size(free)));
    }

    /** @param sources that have been looked at before */
    Check room(Check folder, List<SourceChecks> sources) {
        return Check.slow("disk", WHY, "", () -> compare(sources), folder).next(() -> command("df -h"));
    }

    private List<Answer> compare(List<SourceChecks> sources) {
        Optional<ExportObject> largest = sources.stream()
                .map(SourceChecks::largest)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(ExportObject::size));
        if (largest.isEmpty()) {
            return Answer.ok(size(free) + " free, and no file known that needs room");
        }
        String found = "%s free, %s has %s"
                .formatted(size(free), largest.get().uri(), size(largest.get().size()));
        if (largest.get().size() > free) {
            return List.of(Answer.broken(found, null));
        }
        int atOnce = parts.get(CallsyncProperties.class).parallelFiles();
        return largest.get().size() > free / atOnce
                ? List.of(Answer.attention("%s, and %d are read at once".formatted(found, atOnce), null))
                : Answer.ok(found);
    }

    private String command(String program) {
        return "%s '%s'".formatted(program, parts.get(CallsyncProperties.class).spool());
    }

    private static String size(long bytes) {
        return bytes < MEGABYTE ? Amounts.number(bytes) + " bytes" : Amounts.number(bytes / MEGABYTE) + " MB";
    }
}

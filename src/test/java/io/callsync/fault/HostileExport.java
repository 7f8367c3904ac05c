package io.callsync.fault;

import io.callsync.container.UnreadableFile;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.source.SpooledFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** Run in a process with little memory: fetches the export in a folder as a run does, and prints why that is refused. */
final class HostileExport {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private HostileExport() {}

    /** @param args the folder */
    public static void main(String[] args) throws IOException, InterruptedException {
        JobFile.Limits limits = JobFile.Limits.DEFAULT;
        try (ExportSource source = ExportSources.open("file:" + args[0], "*.gz", Duration.ZERO);
                Spool spool = new Spool(Path.of(args[0], "spool"), limits.file())) {
            ExportObject export = source.list(DATE).objects().get(0);
            try (SpooledFile file = spool.fetch(source, spool.place(export), limits.file(), limits.expansion())) {
                System.out.println("read: " + file.head().length + " bytes");
            }
        } catch (UnreadableFile e) {
            System.out.println(e.reason() + ": " + e.getMessage());
        }
    }
}

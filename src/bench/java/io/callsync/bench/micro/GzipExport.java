package io.callsync.bench.micro;

import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.source.SpooledFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.FileSystemUtils;

/** A compressed export in the spool, where a run has it when it begins to read. */
final class GzipExport implements AutoCloseable {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int MOST_EXPANSION = 1000;

    private final Path folder;
    private final Spool spool;
    private final SpooledFile file;

    private GzipExport(Path folder, Spool spool, SpooledFile file) {
        this.folder = folder;
        this.spool = spool;
        this.file = file;
    }

    static GzipExport of(Export export, int records) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("callsync-micro");
        Path written = folder.resolve("calls.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(written), 1 << 16)) {
            export.write(records, out);
        }
        Spool spool = new Spool(folder.resolve("spool"), Long.MAX_VALUE);
        try (ExportSource source = ExportSources.open("file:" + folder + "/", "*.gz", Duration.ZERO)) {
            ExportObject object = source.list(DATE).objects().get(0);
            SpooledFile file = spool.fetch(source, spool.place(object), Long.MAX_VALUE, MOST_EXPANSION);
            return new GzipExport(folder, spool, file);
        } finally {
            Files.delete(written);
        }
    }

    SpooledFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        file.close();
        spool.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}

package io.callsync.testing;

import io.callsync.calendar.Expectation;
import io.callsync.call.CallStatus;
import io.callsync.provider.ProviderFactory;
import io.callsync.settings.JobFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** A folder with a subfolder per business date, and jobs that read it. */
public record Exports(Path folder) {

    public Exports {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path put(LocalDate date, String name, String content) {
        return put(date, name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Path put(LocalDate date, String name, byte[] content) {
        try {
            Path file = folder.resolve(date.toString()).resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A job without look-back and settling time. */
    public JobFile job(ProviderFactory provider) {
        return job(provider, 0, 0.01);
    }

    public JobFile job(ProviderFactory provider, int lookBackDays, double quarantinedShare) {
        return new JobFile(
                provider.name() + "-test",
                provider,
                "file:" + folder + "/{date}/",
                "**",
                ZoneOffset.UTC,
                "US",
                lookBackDays,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                quarantinedShare,
                false,
                Expectation.NOTHING,
                JobFile.Limits.DEFAULT);
    }

    /** The same job under another name. */
    public static JobFile named(String name, JobFile job) {
        return new JobFile(
                name,
                job.provider(),
                job.source(),
                job.files(),
                job.zone(),
                job.phoneRegion(),
                job.lookBackDays(),
                job.settle(),
                job.statuses(),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                job.expect(),
                job.limits());
    }

    /** The same job once somebody mapped a value of the provider. */
    public static JobFile mapping(String value, CallStatus status, JobFile job) {
        return new JobFile(
                job.name(),
                job.provider(),
                job.source(),
                job.files(),
                job.zone(),
                job.phoneRegion(),
                job.lookBackDays(),
                job.settle(),
                Map.of(value, status),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                job.expect(),
                job.limits());
    }

    /** The same job with records of at most so many bytes. */
    public static JobFile limiting(int recordLimit, JobFile job) {
        return new JobFile(
                job.name(),
                job.provider(),
                job.source(),
                job.files(),
                job.zone(),
                job.phoneRegion(),
                job.lookBackDays(),
                job.settle(),
                job.statuses(),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                job.expect(),
                new JobFile.Limits(
                        recordLimit, job.limits().file(), job.limits().expansion()));
    }

    /** The same job, which declares what its nights bring. */
    public static JobFile expecting(Expectation expect, JobFile job) {
        return new JobFile(
                job.name(),
                job.provider(),
                job.source(),
                job.files(),
                job.zone(),
                job.phoneRegion(),
                job.lookBackDays(),
                job.settle(),
                job.statuses(),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                expect,
                job.limits());
    }

    /** The same job with another source. */
    public static JobFile from(String source, JobFile job) {
        return new JobFile(
                job.name(),
                job.provider(),
                source,
                job.files(),
                job.zone(),
                job.phoneRegion(),
                job.lookBackDays(),
                job.settle(),
                job.statuses(),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                job.expect(),
                job.limits());
    }
}

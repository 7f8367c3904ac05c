package io.callsync.job;

import java.time.LocalDate;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;

/** By what Spring Batch tells one run of a job from the others, as it stands in its tables. Stateless. */
public final class InstanceKey {

    private InstanceKey() {}

    /** @param date the night's business date */
    public static String of(LocalDate date, int sequence) {
        return new DefaultJobKeyGenerator().generateKey(Night.parameters(date, sequence));
    }
}

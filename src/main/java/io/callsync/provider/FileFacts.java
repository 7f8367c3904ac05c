package io.callsync.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a mapper may know about the file.
 *
 * @param exportedAt orders the exports of a provider whose records have no last-modified field: the end of the business date
 *     that the file belongs to, so that the same content delivered again for the same date is the same version
 */
public record FileFacts(Instant exportedAt) {

    /** Of a file of this business date. */
    public static FileFacts of(LocalDate businessDate) {
        return new FileFacts(
                businessDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}

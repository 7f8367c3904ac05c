package io.callsync.provider;

import java.time.Instant;

/**
 * What a mapper may know about the file.
 *
 * @param exportedAt orders the exports of a provider whose records have no last-modified field: the end of the business date
 *     that the file belongs to, so that the same content delivered again for the same date is the same version
 */
public record FileFacts(Instant exportedAt) {}

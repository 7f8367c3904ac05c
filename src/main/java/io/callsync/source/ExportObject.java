package io.callsync.source;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of one export as the source lists it.
 *
 * @param uri s3://bucket/key or file:///path: the file's name in every report
 * @param version the ETag of an S3 object, or size and modification time of a local file: a replaced object is another version
 * @param size bytes as stored
 * @param date the business date in whose folder it lies (the run's date where the source has no placeholder)
 */
public record ExportObject(String uri, String version, long size, Instant lastModified, LocalDate date) {}

package io.callsync.source;

import java.util.List;

/**
 * What a source holds for one business date, each list ordered by URI.
 *
 * @param objects to be read now
 * @param unsettled written so recently that more bytes may follow: left for a later run, and reported
 */
public record Listing(List<ExportObject> objects, List<ExportObject> unsettled) {}

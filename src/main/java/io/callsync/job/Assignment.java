package io.callsync.job;

import io.callsync.settings.JobFile;
import java.time.LocalDate;

/**
 * What one run has to do.
 *
 * @param file the address of the only file to read, or null for all
 * @param backfill whether it is a part of a backfill, which lets other runs of the job go first
 * @param stop ends it at a chunk boundary
 */
record Assignment(JobFile job, LocalDate date, String file, boolean backfill, RunProgress progress, StopSignal stop) {}

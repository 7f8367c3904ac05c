package io.callsync.ledger;

import java.time.LocalDate;

/** One run of a job for a business date: the identity of its Batch job instance, and the epoch that lets it write. */
public record Run(long id, String job, LocalDate date, int sequence, long epoch) {}

/** The nightly job: plan, load, match, close; and what runs it again: backfill, replay, recovery. The only package that imports Spring Batch. */
package io.callsync.job;

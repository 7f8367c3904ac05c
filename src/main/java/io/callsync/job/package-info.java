/** The nightly job: plan, load, match, close. The only package that imports Spring Batch. */
package io.callsync.job;

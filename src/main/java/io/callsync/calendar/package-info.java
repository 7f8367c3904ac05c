/** What a job's nights usually bring, and how one night compares with that. Knows no other package. */
package io.callsync.calendar;

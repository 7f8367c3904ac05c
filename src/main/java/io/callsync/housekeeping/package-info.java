/** What an operator lets go of between the nights: old runs and records, and a person's number. */
package io.callsync.housekeeping;

/** What a run did, as a value that prints for people and machines. */
package io.callsync.report;

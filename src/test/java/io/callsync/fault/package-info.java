/** The fault matrix: what breaks, and how the next run ends exact. */
package io.callsync.fault;

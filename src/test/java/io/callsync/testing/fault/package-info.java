/** What breaks callsync on purpose: between it and the driver, between the driver and the server, and in the server itself. */
package io.callsync.testing.fault;

/** Files read once more, as they were loaded. */
package io.callsync.rereading;

/** Takes a decompressed stream apart into records and records into fields: JSON in every arrangement, and CSV. */
package io.callsync.container;

/** What a run would make of a file, told without a database. */
package io.callsync.preview;

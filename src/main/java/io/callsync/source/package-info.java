/** Where exports come from: S3 or a folder, listed, fetched whole into the spool, checked and decompressed. */
package io.callsync.source;

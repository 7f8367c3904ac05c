/** Measures how near callsync comes to what the database takes at most, and a plain batch job beside it: {@code ./mvnw -Pbench verify}. */
package io.callsync.bench;

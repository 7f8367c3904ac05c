package io.callsync.source;

import java.time.Duration;

/**
 * How long to wait for a slow S3 and how often to ask again: finite everywhere, but without a limit on the time that a large
 * download takes as long as its bytes keep coming.
 *
 * @param connect to open a connection
 * @param silence longest pause between two reads of a body
 * @param answer for one request, up to the first byte of its answer
 * @param call for one request with all the SDK's retries, up to the first byte
 * @param requests how often the SDK sends one request before it gives up
 * @param downloads how often a broken download is taken up again without having got any further
 * @param pause before a download is taken up again, doubled each time
 * @param window the time in which at least {@code trickle} bytes of a body must come
 */
record Patience(
        Duration connect,
        Duration silence,
        Duration answer,
        Duration call,
        int requests,
        int downloads,
        Duration pause,
        Duration window,
        long trickle) {

    static final Patience DEFAULT = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofMinutes(5),
            6,
            5,
            Duration.ofMillis(500),
            Duration.ofMinutes(1),
            256 << 10);
}

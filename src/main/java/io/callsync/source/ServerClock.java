package io.callsync.source;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Remembers what an S3 server's clock showed in its last answer, also in one that refused: the SDK corrects for a clock that is wrong
 * without a word. Seconds only (RFC 9110, Date). Thread-safe.
 */
final class ServerClock implements ExecutionInterceptor {

    private final Clock here;
    private volatile Duration ahead;

    ServerClock(Clock here) {
        this.here = here;
    }

    /** How far it was ahead of this machine's. */
    Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(this::note);
    }

    private void note(String date) {
        try {
            Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            ahead = Duration.ofSeconds(Duration.between(here.instant(), there).toSeconds());
        } catch (DateTimeException e) {
            ahead = null;
        }
    }
}

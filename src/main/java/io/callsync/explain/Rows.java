package io.callsync.explain;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.writing.CallLookup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tables hold of a call, at one moment. */
record Rows(Map<String, Object> callLog, Map<String, Object> communication, Collection<Leg> legs) {

    static Rows of(CallKey key, CallLookup lookup) {
        return new Rows(
                lookup.callLog(key).orElse(Map.of()), lookup.communication(key).orElse(Map.of()), lookup.legs(key));
    }

    boolean areThere() {
        return !callLog.isEmpty() || !communication.isEmpty();
    }

    /** The file of the record that changed the call last. */
    Optional<Long> file() {
        return Optional.ofNullable((Number) callLog.get("file_id")).map(Number::longValue);
    }

    Instant startAt() {
        return ((LocalDateTime) callLog.get("start_at")).toInstant(ZoneOffset.UTC);
    }

    /** The days, in UTC, on which the call or a part of it began. */
    Stream<LocalDate> days() {
        Stream<Instant> parts = legs.stream().map(Leg::startAt).filter(Objects::nonNull);
        Stream<Instant> call = callLog.isEmpty() ? Stream.empty() : Stream.of(startAt());
        return Stream.concat(call, parts).map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }
}

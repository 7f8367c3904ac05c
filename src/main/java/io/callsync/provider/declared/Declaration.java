package io.callsync.provider.declared;

import io.callsync.container.Dialect;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * A checked declaration: everything about a provider that does not depend on a job. Immutable, thread-safe.
 *
 * @param options the switches that a job may set, each with its values
 * @param timeFormat a notation of {@link TimeNotation}
 * @param zone of times that carry none; null for the job's
 * @param leg the leg's own id; not declared where a record is a whole call
 */
record Declaration(
        String name,
        Dialect dialect,
        Map<String, Set<String>> options,
        String timeFormat,
        ZoneId zone,
        Timing timing,
        Field id,
        Field leg,
        Field status,
        Field from,
        Field to,
        Field agent,
        Field recording,
        Field description,
        Field version,
        Rules rules) {

    /** What a declaration decides about a record: whether it is a call at all, its direction and its status. */
    record Rules(Rule<String> filter, Rule<Heading> direction, Rule<Verdict> status) {}

    boolean isLegs() {
        return leg.isDeclared();
    }

    /** How times are to be read for a job in this zone. */
    TimeNotation times(ZoneId jobZone) {
        return TimeNotation.of(timeFormat, zone == null ? new LocalZone(jobZone, true) : new LocalZone(zone, false));
    }
}

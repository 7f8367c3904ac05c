package io.callsync.report;

import io.callsync.call.Reason;
import io.callsync.ledger.QuarantineState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which quarantined records are meant; null means any.
 *
 * @param ids by number; empty for any
 * @param date the business date of the file
 * @param file a part of the file's address
 */
public record QuarantineFilter(
        List<Long> ids, String job, LocalDate date, String file, Reason reason, QuarantineState state) {

    /** Conditions on {@code callsync_quarantine q} and its {@code callsync_export_files f}, for {@link #arguments()}. */
    static final String CONDITIONS = """
            (? IS NULL OR q.job = ?) AND (? IS NULL OR f.business_date = ?) AND (? IS NULL OR INSTR(f.uri, ?) > 0)
                AND (? IS NULL OR q.reason = ?) AND (? IS NULL OR q.state = ?) AND (? IS NULL OR FIND_IN_SET(q.id, ?) > 0)
                AND q.id BETWEEN ? AND ?""";

    public static QuarantineFilter of(QuarantineState state) {
        return new QuarantineFilter(List.of(), null, null, null, null, state);
    }

    /** Those of them that are open and of this job. */
    public QuarantineFilter openOf(String name) {
        return new QuarantineFilter(ids, name, date, file, reason, QuarantineState.OPEN);
    }

    public QuarantineFilter in(QuarantineState other) {
        return new QuarantineFilter(ids, job, date, file, reason, other);
    }

    /** Whether it leaves nothing out but by state. */
    public boolean meansAll() {
        return ids.isEmpty() && job == null && date == null && file == null && reason == null;
    }

    /** For the audit. */
    public String described() {
        List<String> parts = new ArrayList<>();
        add(parts, "job", job);
        add(parts, "date", date);
        add(parts, "file", file == null ? null : "'%s'".formatted(file));
        add(parts, "reason", reason == null ? null : reason.code());
        parts.add("state " + (state == null ? "any" : state.value()));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, Object value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }

    Object[] arguments(Object... further) {
        String code = reason == null ? null : reason.code();
        String stored = state == null ? null : state.value();
        String numbers =
                ids.isEmpty() ? null : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        Stream<Object> own =
                Stream.of(job, date, file, code, stored, numbers).flatMap(value -> Stream.of(value, value));
        // the set alone would be looked for in every record that there is
        Stream<Object> range = Stream.of(
                ids.stream().min(Long::compare).orElse(0L),
                ids.stream().max(Long::compare).orElse(Long.MAX_VALUE));
        return Stream.of(own, range, Arrays.stream(further))
                .flatMap(part -> part)
                .toArray();
    }
}

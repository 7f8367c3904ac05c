package io.callsync.diff;

import io.callsync.report.DiffRow;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** What is compared of a call, by the name of its column. */
public enum ComparedField {
    STATUS(side -> side.call().status().value()),
    PROVIDER_STATUS(side -> side.call().providerStatus()),
    DIRECTION(side -> side.call().direction().value()),
    START_AT(side -> utc(side.call().startAt())),
    END_AT(side -> utc(side.call().endAt())),
    DURATION(side -> side.call().durationSeconds()),
    FROM(side -> side.call().from().number()),
    FROM_ABSENCE(side -> side.call().from().absence()),
    TO(side -> side.call().to().number()),
    TO_ABSENCE(side -> side.call().to().absence()),
    AGENT(side -> side.call().agent()),
    MEDIA_URL(side -> side.call().mediaUrl()),
    DESCRIPTION(side -> side.call().description()),
    LEAD_ID(Side::leadId),
    USER_ID(Side::userId);

    private final Function<Side, Object> value;

    ComparedField(Function<Side, Object> value) {
        this.value = value;
    }

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> columns() {
        return Arrays.stream(values()).map(ComparedField::column).toList();
    }

    /** What differs of these fields, in their order. */
    static List<DiffRow.Change> changes(List<ComparedField> fields, Side stored, Side made) {
        return fields.stream()
                .map(field -> new DiffRow.Change(field.column(), field.value.apply(stored), field.value.apply(made)))
                .filter(change -> !Objects.equals(change.stored(), change.made()))
                .toList();
    }

    private static LocalDateTime utc(Instant time) {
        return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}

package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.calendar.Expectation;
import io.callsync.calendar.Figures;
import io.callsync.calendar.Judged;
import io.callsync.calendar.Normal;
import io.callsync.masking.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A month's nights for machines, as {@code calendar.schema.json} describes it. The names are part of the command line's contract. */
@JsonPropertyOrder({"job", "month", "attention", "nights"})
public record CalendarJson(String job, String month, boolean attention, List<Night> nights) {

    /** @param arrived null where nothing came */
    @JsonPropertyOrder({
        "date",
        "verdict",
        "findings",
        "looked_at",
        "complete",
        "files",
        "unread",
        "records",
        "bytes",
        "arrived",
        "expected",
        "next"
    })
    record Night(
            LocalDate date,
            String verdict,
            List<Found> findings,
            boolean lookedAt,
            boolean complete,
            long files,
            long unread,
            long records,
            long bytes,
            Instant arrived,
            Expected expected,
            String next) {}

    @JsonPropertyOrder({"verdict", "why"})
    record Found(String verdict, String why) {}

    /** @param nights from how many others it was learned */
    @JsonPropertyOrder({"files", "records", "bytes", "by", "nights"})
    record Expected(Long files, Long records, Long bytes, Instant by, int nights) {

        static Expected of(Expectation declared, Judged night) {
            Normal normal = night.normal();
            return new Expected(
                    declared.files() == null ? normal.files() : declared.files(),
                    declared.records() == null ? normal.records() : declared.records(),
                    declared.bytes() == null ? normal.bytes() : declared.bytes(),
                    night.due(),
                    normal.nights());
        }
    }

    /** A JSON array with an element for each job. */
    public static String array(List<CalendarMonth> months) {
        return Json.PRETTY.writeValueAsString(
                months.stream().map(CalendarJson::of).toList());
    }

    private static CalendarJson of(CalendarMonth month) {
        return new CalendarJson(
                month.job(),
                month.month().toString(),
                month.needsAttention(),
                month.nights().stream().map(night -> night(month, night)).toList());
    }

    private static Night night(CalendarMonth month, Judged night) {
        Figures came = night.figures();
        boolean looked = came != null;
        return new Night(
                night.date(),
                night.verdict().value(),
                night.findings().stream()
                        .map(finding -> new Found(finding.verdict().value(), PersonalData.mask(finding.why())))
                        .toList(),
                looked,
                looked && came.isComplete(),
                looked ? came.files() : 0,
                looked ? came.unread() : 0,
                looked ? came.records() : 0,
                looked ? came.bytes() : 0,
                looked ? came.arrived() : null,
                Expected.of(month.expected(), night),
                month.next(night).orElse(null));
    }
}

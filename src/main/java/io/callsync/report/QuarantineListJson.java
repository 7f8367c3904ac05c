package io.callsync.report;

import io.callsync.masking.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Lists of quarantined records for machines, without content and with personal data masked. Stateless. */
public final class QuarantineListJson {

    private QuarantineListJson() {}

    /** Records of one reason. */
    record Group(
            String reason, long records, long jobs, Instant oldest, Instant newest, long exampleId, String example) {}

    /** One record. */
    record Row(
            long id,
            String job,
            LocalDate date,
            String uri,
            long recordNumber,
            String state,
            int attempts,
            String reason,
            String field,
            String message,
            Instant createdAt) {}

    /** A JSON array with an element for each reason. */
    public static String groups(List<QuarantineGroup> groups) {
        return Json.PRETTY.writeValueAsString(groups.stream()
                .map(group -> new Group(
                        group.reason(),
                        group.records(),
                        group.jobs(),
                        group.oldest(),
                        group.newest(),
                        group.exampleId(),
                        PersonalData.mask(group.example())))
                .toList());
    }

    /** A JSON array with an element for each record. */
    public static String records(List<QuarantinedRecord> records) {
        return Json.PRETTY.writeValueAsString(records.stream()
                .map(record -> new Row(
                        record.id(),
                        record.job(),
                        record.date(),
                        PersonalData.mask(record.uri()),
                        record.recordNumber(),
                        record.state(),
                        record.attempts(),
                        record.reason(),
                        record.field(),
                        PersonalData.mask(record.message()),
                        record.createdAt()))
                .toList());
    }
}

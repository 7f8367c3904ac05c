package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A quarantined record for machines, losing nothing: its bytes are {@code raw} when they are UTF-8, otherwise {@code raw_base64}.
 * An export masks nothing. The names are part of the command line's contract.
 *
 * @param history who did what to it; left out in exports
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantineJson(
        long id,
        String job,
        String provider,
        LocalDate date,
        String uri,
        String version,
        long recordNumber,
        long position,
        String reason,
        String field,
        String message,
        Instant createdAt,
        String state,
        int attempts,
        Instant settledAt,
        String callId,
        String legId,
        long rawSize,
        boolean rawIsCut,
        String raw,
        byte[] rawBase64,
        List<QuarantinedRecord.Step> history) {

    /** A line of NDJSON. */
    public static String line(QuarantinedRecord record) {
        return Json.LINES.writeValueAsString(of(record, null, Shown.AS_IT_IS));
    }

    /** An object with the record's history; masked, a record that is not UTF-8 is {@code raw} with escapes. */
    public static String object(QuarantinedRecord record, List<QuarantinedRecord.Step> history, Shown shown) {
        return Json.PRETTY.writeValueAsString(of(record, masked(history, shown), shown));
    }

    private static QuarantineJson of(QuarantinedRecord record, List<QuarantinedRecord.Step> history, Shown shown) {
        String text = text(record.raw());
        if (shown == Shown.MASKED) {
            text = shown.content(text == null ? Printable.escaped(record.raw()) : text);
        }
        return new QuarantineJson(
                record.id(),
                record.job(),
                record.provider(),
                record.date(),
                shown.sentence(record.uri()),
                record.version(),
                record.recordNumber(),
                record.position(),
                record.reason(),
                record.field(),
                shown.sentence(record.message()),
                record.createdAt(),
                record.state(),
                record.attempts(),
                record.settledAt(),
                shown.id(record.callId()),
                shown.id(record.legId()),
                record.rawSize(),
                record.isCut(),
                text,
                text == null ? record.raw() : null,
                history);
    }

    private static List<QuarantinedRecord.Step> masked(List<QuarantinedRecord.Step> history, Shown shown) {
        return history.stream()
                .map(step -> new QuarantinedRecord.Step(
                        step.action(), shown.sentence(step.result()), step.by(), shown.sentence(step.why()), step.at()))
                .toList();
    }

    private static String text(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

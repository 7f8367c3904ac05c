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
 * Nothing is masked. The names are part of the command line's contract.
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
        return Json.LINES.writeValueAsString(of(record, null));
    }

    /** An object with the record's history. */
    public static String object(QuarantinedRecord record, List<QuarantinedRecord.Step> history) {
        return Json.PRETTY.writeValueAsString(of(record, history));
    }

    private static QuarantineJson of(QuarantinedRecord record, List<QuarantinedRecord.Step> history) {
        String text = text(record.raw());
        return new QuarantineJson(
                record.id(),
                record.job(),
                record.provider(),
                record.date(),
                record.uri(),
                record.version(),
                record.recordNumber(),
                record.position(),
                record.reason(),
                record.field(),
                record.message(),
                record.createdAt(),
                record.state(),
                record.attempts(),
                record.settledAt(),
                record.callId(),
                record.legId(),
                record.rawSize(),
                record.isCut(),
                text,
                text == null ? record.raw() : null,
                history);
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

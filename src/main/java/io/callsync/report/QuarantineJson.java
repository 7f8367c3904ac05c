package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A quarantined record as a line of NDJSON that loses nothing: its bytes are {@code raw} when they are UTF-8, otherwise {@code
 * raw_base64}. Nothing is masked.
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
        long rawSize,
        boolean rawIsCut,
        String raw,
        byte[] rawBase64) {

    public static String line(QuarantinedRecord record) {
        String text = text(record.raw());
        return Json.LINES.writeValueAsString(new QuarantineJson(
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
                record.rawSize(),
                record.isCut(),
                text,
                text == null ? record.raw() : null));
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

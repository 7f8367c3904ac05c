package io.callsync.container;

import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Checks and decodes the bytes of separated values in a charset whose first 128 codes are ASCII. Not thread-safe. */
final class Encoding {

    private final Charset charset;
    private final CharsetDecoder strict;

    Encoding(Charset charset) {
        this.charset = charset;
        strict = charset.newDecoder();
    }

    /** @throws Rejection {@link Reason#BAD_ENCODING} or {@link Reason#NUL} */
    void check(byte[] record) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            Utf8.check(record);
            return;
        }
        for (int at = 0; at < record.length; at++) {
            if (record[at] == 0) {
                throw new Rejection(Reason.NUL, null, "byte %d of the record is NUL".formatted(at + 1));
            }
        }
        try {
            strict.decode(ByteBuffer.wrap(record));
        } catch (CharacterCodingException e) {
            throw new Rejection(Reason.BAD_ENCODING, null, "the record is not valid " + charset.name());
        }
    }

    String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, charset);
    }
}

package io.callsync.report;

import io.callsync.masking.ControlCharacters;
import io.callsync.masking.PersonalData;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text from exports, made harmless for a terminal: control characters, line breaks and characters that turn the direction of
 * writing are shown as escapes, so that no file can move a cursor or forge a line. Stateless.
 */
public final class Printable {

    private Printable() {}

    /** One line, with personal data masked; nothing for null. */
    public static String masked(String text) {
        return text == null ? "" : PersonalData.mask(escaped(text));
    }

    /** One line that shows every character; nothing for null. */
    public static String escaped(String text) {
        return text == null ? "" : ControlCharacters.escape(text);
    }

    /** One line that shows every byte: as the character it is in UTF-8, or as {@code \xFF} when it is none. */
    public static String escaped(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        StringBuilder printable = new StringBuilder(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            printable.append(escaped(out.flip().toString()));
            out.clear();
            if (!result.isError()) {
                return printable.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                printable.append("\\x%02X".formatted(in.get() & 0xFF));
            }
            decoder.reset();
        }
    }
}

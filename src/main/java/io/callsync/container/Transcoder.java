package io.callsync.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Turns a stream in a charset that is no superset of ASCII (UTF-16, UTF-32) into UTF-8. What cannot be decoded becomes a byte
 * that UTF-8 never has, so that exactly the records that hold it are refused.
 */
final class Transcoder extends InputStream {

    private static final byte INVALID = (byte) 0xFF;
    private static final int CHUNK = 8192;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer coded = ByteBuffer.allocate(CHUNK).flip();
    private final CharBuffer characters = CharBuffer.allocate(CHUNK);
    private ByteBuffer decoded = ByteBuffer.allocate(0);
    private boolean ended;

    Transcoder(InputStream in, Charset charset) {
        this.in = in;
        decoder = charset.newDecoder();
    }

    @Override
    public int read() throws IOException {
        return prepare() ? decoded.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!prepare()) {
            return -1;
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(target, offset, count);
        return count;
    }

    private boolean prepare() throws IOException {
        while (!decoded.hasRemaining() && !(ended && !coded.hasRemaining())) {
            decode();
        }
        return decoded.hasRemaining();
    }

    private void decode() throws IOException {
        refill();
        characters.clear();
        CoderResult result = decoder.decode(coded, characters, ended);
        decoded = StandardCharsets.UTF_8.encode(characters.flip());
        if (result.isError()) {
            coded.position(coded.position() + result.length());
            decoded = ByteBuffer.allocate(decoded.remaining() + 1)
                    .put(decoded)
                    .put(INVALID)
                    .flip();
        }
    }

    private void refill() throws IOException {
        coded.compact();
        int read = ended ? -1 : in.read(coded.array(), coded.position(), coded.remaining());
        ended = read < 0;
        coded.position(coded.position() + Math.max(0, read)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

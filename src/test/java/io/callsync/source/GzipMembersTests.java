package io.callsync.source;

import static io.callsync.source.Compressed.concat;
import static io.callsync.source.Compressed.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.Test;

class GzipMembersTests {

    private static final byte[] FIRST = gzip("{\"id\":1}\n".getBytes(UTF_8));
    private static final byte[] SECOND = gzip("{\"id\":2}\n".getBytes(UTF_8));

    @Test
    void row65EveryMemberIsRead() throws IOException {
        assertThat(text(concat(FIRST, SECOND, gzip(new byte[0]), FIRST)))
                .isEqualTo("{\"id\":1}\n{\"id\":2}\n{\"id\":1}\n");
    }

    @Test
    void everyMemberIsReadWhenTheStreamGivesOneByteAtATime() throws IOException {
        // given a stream like a socket's, of which nothing is available yet: GZIPInputStream stops after one member
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(concat(FIRST, SECOND))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, 1);
            }

            @Override
            public int available() {
                return 0;
            }
        };
        assertThat(new GzipMembers(slow).readAllBytes()).asString(UTF_8).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
    }

    @Test
    void membersLargerThanAnyBufferAreRead() throws IOException {
        byte[] content = new byte[300_000];
        new Random(7).nextBytes(content);
        assertThat(read(concat(gzip(content), gzip(content)))).isEqualTo(concat(content, content));
    }

    @Test
    void zeroPaddingBehindTheLastMemberIsNoContent() throws IOException {
        assertThat(text(concat(FIRST, new byte[200_000]))).isEqualTo("{\"id\":1}\n");
    }

    @Test
    void row65OtherBytesBehindTheLastMemberAreRefused() {
        assertThatThrownBy(() -> read(concat(FIRST, "junk".getBytes(UTF_8))))
                .isInstanceOf(ZipException.class)
                .hasMessage("gzip member 2 is no gzip member, nor padding");
        assertThatThrownBy(() -> read(concat(FIRST, new byte[3], SECOND))).isInstanceOf(ZipException.class);
    }

    @Test
    void row65AFileCutAnywhereIsTruncated() throws IOException {
        byte[] whole = concat(FIRST, SECOND);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == FIRST.length) {
                assertThat(text(cut)).isEqualTo("{\"id\":1}\n");
            } else {
                assertThatThrownBy(() -> read(cut)).as("cut after %d", length).isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void noFlippedBitChangesTheContentUnnoticed() {
        byte[] whole = concat(FIRST, SECOND);
        int refused = 0;
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(text(flipped)).as("bit %d", bit).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
            } catch (IOException e) {
                refused++;
            }
        }
        // modification time, extra flags and system of the two headers are protected by nothing and mean nothing
        assertThat(refused).isGreaterThanOrEqualTo(whole.length * 8 - 2 * 6 * 8 - 2 * 8);
    }

    @Test
    void headersWithNameCommentAndExtraAreRead() throws IOException {
        var parameters = new GzipParameters();
        parameters.setFileName("calls.ndjson");
        parameters.setComment("nightly");
        parameters.setHeaderCRC(true);
        var bytes = new ByteArrayOutputStream();
        try (var out = new GzipCompressorOutputStream(bytes, parameters)) {
            out.write("x".getBytes(UTF_8));
        }
        assertThat(text(bytes.toByteArray())).isEqualTo("x");

        byte[] wrongHeaderCrc = bytes.toByteArray();
        wrongHeaderCrc[12] ^= 1;
        assertThatThrownBy(() -> read(wrongHeaderCrc)).hasMessage("gzip member 1 fails its header checksum");
    }

    @Test
    void singleBytesCanBeRead() throws IOException {
        try (var in = new GzipMembers(new ByteArrayInputStream(gzip(new byte[] {(byte) 0xff})))) {
            assertThat(in.read()).isEqualTo(0xff);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static String text(byte[] stored) throws IOException {
        return new String(read(stored), UTF_8);
    }

    private static byte[] read(byte[] stored) throws IOException {
        try (var in = new GzipMembers(new ByteArrayInputStream(stored))) {
            return in.readAllBytes();
        }
    }
}

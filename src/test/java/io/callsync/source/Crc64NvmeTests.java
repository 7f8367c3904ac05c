package io.callsync.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64NvmeTests {

    @Test
    void theCatalogueCheckValueIsComputed() {
        assertThat(crc("123456789".getBytes(US_ASCII))).isEqualTo(0xae8b14860a799888L);
    }

    @Test
    void anySplitOfTheBytesGivesTheSameValue() {
        byte[] bytes = new byte[1_000];
        new Random(3).nextBytes(bytes);
        for (int split = 0; split <= bytes.length; split += 7) {
            var crc = new Crc64Nvme();
            crc.update(bytes, 0, split);
            crc.update(bytes, split, bytes.length - split);
            assertThat(crc.getValue()).isEqualTo(crc(bytes));
        }
    }

    private static long crc(byte[] bytes) {
        var crc = new Crc64Nvme();
        for (byte b : bytes) {
            crc.update(b);
        }
        return crc.getValue();
    }
}

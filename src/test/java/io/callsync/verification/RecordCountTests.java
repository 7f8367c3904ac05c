package io.callsync.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callsync.container.Containers;
import io.callsync.container.Dialect;
import io.callsync.container.RecordReader;
import io.callsync.source.ExportObject;
import io.callsync.source.SpooledFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second way of counting records comes to the same number as the reader that loads them, or says that it cannot tell. */
class RecordCountTests {

    private static final int LIMIT = 1 << 20;
    private static final int FILES = Boolean.getBoolean("callsync.long") ? 20_000 : 500;
    private static final Dialect JSON = new Dialect.Json(Set.of("calls", "more"), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"id\":1}",
                "{\"id\":1}\n{\"id\":2,\"calls\":null}\n",
                "{\n \"id\": [1, {}]\n}\n{\n \"id\": 2\n}",
                "[{\"id\":1},{\"id\":2,\"x\":{\"calls\":[1,2,3]}}]",
                "[]",
                "{\"meta\":{\"calls\":[1]},\"calls\":[{\"id\":1},{\"id\":2}],\"more\":[{\"id\":3}]}",
                "{\"calls\":[]}\n{\"calls\":[{\"id\":1}]}",
                "{\"id\":\"a\\\"}{\\\"\"}"
            })
    void objectsAreCountedWhereverTheyStand(String text) throws IOException {
        assertSame(text.getBytes(StandardCharsets.UTF_8), JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name",
                "id,name\n1,a\n2,b",
                "id,name\r\n1,a\r\n\r\n  \r\n2,b\r\n",
                "id,name\r1,a\r2,b\r",
                "id,name\n1,\"a\nb\"\n2,\"say \"\"hi\"\"\"\n3, \"x\ny\" \n",
                "# made today\nid,name\n#1,a\n2,b\n",
                "id,name\n1,5\" nail\n2,b\n,\n"
            })
    void linesAreCountedUnlessTheyAreBlankOrWithinQuotes(String text) throws IOException {
        assertSame(text.getBytes(StandardCharsets.UTF_8), csv(",", StandardCharsets.UTF_8));
        assertSame(text.getBytes(StandardCharsets.UTF_16), csv(",", StandardCharsets.UTF_16));
        assertSame(text.replace(',', ';').getBytes(StandardCharsets.UTF_8), csv(",;", StandardCharsets.UTF_8));
    }

    @Test
    void whatIsDamagedIsNotCountedAndTheByteIsNamed() {
        assertNotCountable("{\"id\":1}\n{\"id\":}\n", JSON, "not countable: damaged at byte 15");
        assertNotCountable("{\"id\":1}\n[{\"id\":2}", JSON, "not countable: damaged at byte 18");
        assertNotCountable(
                "id,name\n1,\"a\n2,b\n", csv(",", StandardCharsets.UTF_8), "not countable: damaged at byte 10");
        assertNotCountable(
                "id,name\n1,\"a\"b\n", csv(",", StandardCharsets.UTF_8), "not countable: damaged at byte 10");
        assertNotCountable(
                "a,b;c\n1;\"x\ny\"\n",
                csv(",;", StandardCharsets.UTF_8),
                "not countable: it depends on the delimiter, one of ,;");
    }

    @Test
    void filesOfEveryShapeAreCountedTheSame() throws IOException {
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        Random random = new Random(seed);
        for (int file = 0; file < FILES; file++) {
            assertSame(RandomExport.json(random).getBytes(StandardCharsets.UTF_8), JSON);
            assertSame(RandomExport.csv(random).getBytes(StandardCharsets.UTF_8), csv(",", StandardCharsets.UTF_8));
        }
    }

    private static void assertSame(byte[] bytes, Dialect dialect) throws IOException {
        long read = 0;
        try (RecordReader reader = Containers.open(new ByteArrayInputStream(bytes), dialect, LIMIT)) {
            while (reader.next() != null) {
                read++;
            }
        }
        assertThat(RecordCount.of(new InMemory(bytes), dialect, LIMIT))
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(read);
    }

    private static void assertNotCountable(String text, Dialect dialect, String message) {
        assertThatExceptionOfType(NotCountable.class)
                .isThrownBy(() -> RecordCount.of(new InMemory(text.getBytes(StandardCharsets.UTF_8)), dialect, LIMIT))
                .withMessage(message);
    }

    private static Dialect csv(String delimiters, Charset charset) {
        return new Dialect.Csv(delimiters, '"', true, 0, '#', charset, Set.of(), List.of());
    }

    private record InMemory(byte[] bytes) implements SpooledFile {

        @Override
        public ExportObject object() {
            throw new UnsupportedOperationException("it is in memory alone");
        }

        @Override
        public long decompressedSize() {
            return bytes.length;
        }

        @Override
        public byte[] head() {
            return bytes;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {}
    }
}

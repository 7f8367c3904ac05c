package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that are made to take all memory, read by a process that has 256 MiB: each costs itself alone. */
class LittleMemoryTests {

    private static final long LINE = Boolean.getBoolean("callsync.long") ? 2_000_000_000L : 400_000_000L;

    @Test
    void row66ALineLongerThanTheMemoryCostsItselfAlone() throws Exception {
        assertThat(outcomes("{\"id\":\"", "x", "\"}", LINE)).isEqualTo("1 record-too-large 1");
    }

    @Test
    void controlWithoutTheRecordLimitALongLineTakesAllMemory() throws Exception {
        assertThat(outcomes("{\"id\":\"", "x", "\"}", LINE, 1 << 30)).contains("OutOfMemoryError");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"         | x              | \"}        | 52428800 | record-too-large",
                "{\"id\":           | [              | }          | 100000   | malformed",
                "{\"id\":\"a\",\"x\": | {\"a\":      | 1}         | 100000   | malformed",
                "{\"id\":1e999999999,\"x\":\"| x     | \",\"x\":1} | 1       | 1e999999999",
                "{\"id\":1          | 0              | }          | 500000   | malformed",
                "{\"id\":2          | ,\"id\":2      | }          | 10000    | duplicate-key"
            })
    void row67AHostileRecordCostsItselfAlone(String before, String pattern, String after, long times, String outcome)
            throws Exception {
        assertThat(outcomes(before, pattern, after, times)).isEqualTo("1 " + outcome + " 1");
    }

    private static String outcomes(String before, String pattern, String after, long times)
            throws IOException, InterruptedException {
        return outcomes(before, pattern, after, times, 1 << 20);
    }

    private static String outcomes(String before, String pattern, String after, long times, int limit)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRecords.class.getName(),
                        before,
                        pattern,
                        after,
                        String.valueOf(times),
                        String.valueOf(limit))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }
}

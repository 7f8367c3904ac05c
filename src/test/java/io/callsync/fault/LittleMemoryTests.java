package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that are made to take all memory, read by a process that has 256 MiB: each costs itself alone. */
class LittleMemoryTests {

    private static final long LINE = Boolean.getBoolean("callsync.long") ? 2_000_000_000L : 400_000_000L;

    @TempDir
    private Path folder;

    @Test
    void row66ALineLongerThanTheMemoryCostsItselfAlone() throws Exception {
        assertThat(outcomes("{\"id\":\"", "x", "\"}", LINE)).startsWith("1 record-too-large 1 in ");
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
        String outcomes = outcomes(before, pattern, after, times);

        assertThat(outcomes).startsWith("1 " + outcome + " 1 in ").endsWith(" ms");
        assertThat(Long.parseLong(outcomes.replaceAll(".* in | ms", "")))
                .as(outcomes)
                .isLessThan(1000);
    }

    @Test
    void row64ABombOfAGigabyteIsStoppedAtItsLimit() throws Exception {
        var member = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[64 << 20]);
        }
        try (OutputStream bomb = Files.newOutputStream(folder.resolve("bomb.json.gz"))) {
            for (int i = 0; i < 16; i++) {
                member.writeTo(bomb);
            }
        }

        assertThat(run(HostileExport.class, folder.toString())).startsWith("expansion: ");
    }

    private static String outcomes(String before, String pattern, String after, long times)
            throws IOException, InterruptedException {
        return outcomes(before, pattern, after, times, 1 << 20);
    }

    private static String outcomes(String before, String pattern, String after, long times, int limit)
            throws IOException, InterruptedException {
        return run(HostileRecords.class, before, pattern, after, String.valueOf(times), String.valueOf(limit));
    }

    private static String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }
}

package io.callsync.guess;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Guesses a provider's declaration from the beginnings of sample files, at most 4 MiB and 1,000 records of each. Stateless. */
public final class Guess {

    private Guess() {}

    /**
     * @param locations at least one: local paths, {@code file:/path} or {@code s3://bucket/key}
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws UnreadableFile when a sample is damaged, or of a format that no declaration can describe, or without records
     * @throws io.callsync.source.SourceUnavailable when S3 cannot be reached or refuses
     */
    public static Draft of(List<String> locations) throws IOException {
        List<SampleBytes> samples = new ArrayList<>();
        for (String location : locations) {
            samples.add(SampleBytes.read(location));
        }
        Sample sample = read(samples);
        if (sample.records() == 0) {
            throw new UnreadableFile(
                    "no-records",
                    "%s holds no records that could be read: a guess needs some"
                            .formatted(samples.get(0).uri()));
        }
        return new DraftText(sample, Casting.of(sample)).draft(samples);
    }

    private static Sample read(List<SampleBytes> samples) throws IOException {
        boolean json = samples.get(0).isJson();
        for (SampleBytes sample : samples) {
            requireText(sample);
            if (sample.isJson() != json) {
                throw new UnreadableFile(
                        "wrong-format",
                        "%s is %s and %s is not: a declaration has one container, guess them apart"
                                .formatted(samples.get(0).uri(), json ? "JSON" : "no JSON", sample.uri()));
            }
        }
        // of several readings the one in which most of a call is found
        return json
                ? new JsonSamples(samples)
                        .readings().stream()
                                .max(Comparator.comparingInt(
                                        reading -> Casting.of(reading).size()))
                                .orElseThrow()
                : new CsvSamples(samples).read();
    }

    private static void requireText(SampleBytes sample) throws UnreadableFile {
        boolean marked = sample.bytes().length > 1 && (sample.bytes()[0] & sample.bytes()[1] & 0xfe) == 0xfe;
        for (byte next : sample.bytes()) {
            if (next == 0 && !marked) {
                throw new UnreadableFile(
                        "wrong-format", sample.uri() + " is neither JSON nor separated values: it holds NUL bytes");
            }
        }
    }
}

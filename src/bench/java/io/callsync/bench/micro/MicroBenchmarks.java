package io.callsync.bench.micro;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all micro-benchmarks, or those that JMH's own options choose, and prints a table of them: operations for each second of CPU
 * time, whatever else the machine does.
 */
public final class MicroBenchmarks {

    private static final Path RESULT = Path.of("target", "bench", "micro.json");
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int SAMPLE = 1000;
    private static final String LINE = "| %-28s | %14s | %12s | %6s | %14s |%n";

    private MicroBenchmarks() {}

    public static void main(String[] arguments) throws CommandLineOptionException, IOException, RunnerException {
        Files.createDirectories(RESULT.getParent());
        var options = new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(RESULT.toString())
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) throws IOException {
        System.out.printf(LINE, "a core", "records/s", "bytes/record", "MB/s", "allocated each");
        System.out.printf(LINE, "---", "--:", "--:", "--:", "--:");
        for (RunResult result : results) {
            String format = result.getParams().getParam("format");
            double perSecond = 1e9 / secondary(result, CpuTimeProfiler.NANOSECONDS);
            double width = format == null ? 0 : width(RecordFormat.valueOf(format));
            System.out.printf(
                    LINE,
                    format == null
                            ? "telephone number, " + result.getPrimaryResult().getLabel()
                            : format,
                    "%,.0f".formatted(perSecond),
                    width == 0 ? "" : "%.0f".formatted(width),
                    width == 0 ? "" : "%.0f".formatted(perSecond * width / 1e6),
                    "%,.0f B".formatted(secondary(result, ALLOCATED)));
        }
        System.out.println("written to " + RESULT);
    }

    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().get(name).getScore();
    }

    /** Decompressed bytes a record. */
    private static double width(RecordFormat format) throws IOException {
        return (double) format.export().write(SAMPLE, OutputStream.nullOutputStream()) / SAMPLE;
    }
}

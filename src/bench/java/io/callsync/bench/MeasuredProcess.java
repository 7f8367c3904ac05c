package io.callsync.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and measures it; its output goes to a file. One at a time, or the CPU seconds of two are added up. */
record MeasuredProcess(Server server, Path logs) {

    private static final int SAMPLE_MILLIS = 50;

    /** Starts a program without measuring it. */
    Process start(String name, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when it ends with another exit code than 0 */
    Usage run(String name, List<String> command, Map<String, String> environment) {
        OptionalDouble clientBefore = Proc.childrenCpuSeconds();
        OptionalDouble serverBefore = server.cpuSeconds();
        long start = System.nanoTime();
        Process process = start(name, command, environment);
        long peak = watch(process);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("%s ended with %d, see %s".formatted(name, process.exitValue(), log(name)));
        }
        return new Usage(
                seconds,
                since(clientBefore, Proc.childrenCpuSeconds()),
                since(serverBefore, server.cpuSeconds()),
                peak == 0 ? null : peak / 1024);
    }

    /** Where a process's output goes. */
    Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private static long watch(Process process) {
        long peak = 0;
        try {
            while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Proc.peakRssKib(process.pid()).orElse(0));
            }
            return peak;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Double since(OptionalDouble before, OptionalDouble after) {
        return before.isPresent() && after.isPresent() ? after.getAsDouble() - before.getAsDouble() : null;
    }
}

package io.callsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged jar, run as a scheduler runs it. */
public final class CallsyncProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path output;

    private CallsyncProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param environment variables such as SPRING_DATASOURCE_URL */
    public static CallsyncProcess start(Map<String, String> environment, String... arguments) {
        return start(JavaCommand.packaged(), environment, arguments);
    }

    /** @param environment variables such as SPRING_DATASOURCE_URL */
    public static CallsyncProcess start(JavaCommand java, Map<String, String> environment, String... arguments) {
        return startIn(Path.of(""), java, environment, arguments);
    }

    /** @param folder where it works, and looks for its jobs */
    public static CallsyncProcess startIn(
            Path folder, JavaCommand java, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile("callsync-process", ".log");
            ProcessBuilder builder = new ProcessBuilder(Attentive.line(java.line(arguments)))
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new CallsyncProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code, once it has ended. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("callsync did not end within %d s:%n%s".formatted(PATIENCE_SECONDS, output()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends a signal by its name: TERM, INT, STOP, CONT. Its input stays open, which the JDK's own way to end it would close. */
    public void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets a thread go on that a fault holds. */
    public void release() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever ran the tests in the background may ignore SIGINT, and so would its children. */
    private static final class Attentive {

        private static final List<String> ENV = List.of("env", "--default-signal=INT");
        private static final boolean SUPPORTED = succeeds(ENV.get(0), ENV.get(1), "true");

        static List<String> line(List<String> command) {
            return SUPPORTED ? Stream.concat(ENV.stream(), command.stream()).toList() : command;
        }

        private static boolean succeeds(String... command) {
            try {
                return new ProcessBuilder(command).start().waitFor() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}

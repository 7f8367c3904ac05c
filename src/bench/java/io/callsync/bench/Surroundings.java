package io.callsync.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What figures depend on, beside the code.
 *
 * @param started UTC
 * @param callsync variables that change how callsync works
 */
record Surroundings(
        Instant started,
        String commit,
        int cpus,
        long memoryMib,
        String system,
        String java,
        Settings settings,
        Map<String, String> callsync,
        Map<String, String> server) {

    static Surroundings of(Settings settings, Server server) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Surroundings(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                described(),
                machine.getAvailableProcessors(),
                machine.getTotalMemorySize() >> 20,
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ' '
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + ' ' + System.getProperty("java.runtime.version"),
                settings,
                System.getenv().entrySet().stream()
                        .filter(variable -> variable.getKey().startsWith("CALLSYNC_"))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)),
                server.settings());
    }

    /** In one sentence, for the reader of a table. */
    String sentence() {
        return "%s, commit %s. %d CPUs, %,d MiB, %s; %s. Server: %s."
                .formatted(
                        started,
                        commit,
                        cpus,
                        memoryMib,
                        system,
                        java,
                        server.entrySet().stream()
                                .map(setting -> setting.getKey() + " " + setting.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static String described() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}

package io.callsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What Linux tells of processes under /proc; empty elsewhere. See proc_pid_stat(5) and proc_pid_status(5). */
final class Proc {

    // sysconf(_SC_CLK_TCK) on every architecture that Java runs on
    private static final double TICKS_A_SECOND = 100;
    // counted behind the name, which is field 2 and may hold blanks
    private static final int USER_TIME = 11;
    private static final int CHILDREN_USER_TIME = 13;

    private Proc() {}

    /** CPU seconds of a process, all its threads together. */
    static OptionalDouble cpuSeconds(long pid) {
        return seconds(String.valueOf(pid), USER_TIME);
    }

    /** CPU seconds of the children of this JVM that have ended. */
    static OptionalDouble childrenCpuSeconds() {
        return seconds("self", CHILDREN_USER_TIME);
    }

    /** The most memory that a process has ever had resident, in KiB; empty when it is gone. */
    static OptionalLong peakRssKib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    private static OptionalDouble seconds(String process, int userTime) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return OptionalDouble.of(
                    (Long.parseLong(fields[userTime]) + Long.parseLong(fields[userTime + 1])) / TICKS_A_SECOND);
        } catch (IOException gone) {
            return OptionalDouble.empty();
        }
    }
}

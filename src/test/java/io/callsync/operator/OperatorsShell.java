package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.CallsyncProcess;
import io.callsync.testing.JavaCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an operator types, word for word, and what the packaged callsync answers: the log and the last line for machines left out. */
final class OperatorsShell {

    private static final Pattern LAST_LINE = Pattern.compile("(?m)^\\{\"job\":.*\\R");
    private static final Pattern LAST_LINES = Pattern.compile("(.*) \\| tail -n (\\d+)");

    private final Path folder;
    private final Map<String, String> environment;
    private final StringBuilder transcript = new StringBuilder();

    /** @param folder with the operator's jobs */
    OperatorsShell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** What happens meanwhile, elsewhere. */
    void note(String happening) {
        transcript.append("# ").append(happening).append('\n');
    }

    /** Waits for the command's end. @param line may end in {@code | tail -n N} */
    void type(int exitCode, String line) {
        var piped = LAST_LINES.matcher(line);
        boolean whole = !piped.matches();
        try (CallsyncProcess process = start(whole ? line : piped.group(1))) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(exitCode);
            List<String> output = printed(process);
            int shown = whole ? output.size() : Integer.parseInt(piped.group(2));
            end(line, process, output.subList(output.size() - shown, output.size()));
        }
    }

    /** Does not wait: its end is told by {@link #ended}. */
    CallsyncProcess start(String line) {
        return CallsyncProcess.startIn(folder, JavaCommand.quick(), environment, line.split(" "));
    }

    void ended(String line, CallsyncProcess process) {
        end(line, process, printed(process));
    }

    private void end(String line, CallsyncProcess process, List<String> output) {
        int exitCode = process.exitCode();
        transcript.append("$ callsync ").append(line).append('\n');
        output.forEach(printed -> transcript.append(printed).append('\n'));
        transcript.append("(exit code ").append(exitCode).append(")\n\n");
    }

    private static List<String> printed(CallsyncProcess process) {
        return LAST_LINE.matcher(process.output()).replaceAll("").lines().toList();
    }

    String transcript() {
        return transcript.toString().stripTrailing() + '\n';
    }
}

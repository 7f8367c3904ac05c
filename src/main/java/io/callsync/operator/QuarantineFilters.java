package io.callsync.operator;

import io.callsync.call.Reason;
import io.callsync.configuration.NearestName;
import io.callsync.ledger.QuarantineState;
import io.callsync.report.QuarantineFilter;
import io.callsync.report.ShellWord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which quarantined records a command is about. */
final class QuarantineFilters {

    @Option(names = "--job", paramLabel = "JOB", description = "Only this job's.")
    private String job;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = BusinessDate.class,
            description = "Only of files of this date: " + BusinessDate.FORMS + ".")
    private LocalDate date;

    @Option(names = "--file", paramLabel = "PART", description = "Only of files whose address contains this.")
    private String file;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            converter = ReasonCode.class,
            description = "Only for this reason, such as unknown-status.")
    private Reason reason;

    boolean hasReason() {
        return reason != null;
    }

    QuarantineFilter filter(QuarantineState state) {
        return filter(state, List.of());
    }

    /** @param state null for any @param ids none for any */
    QuarantineFilter filter(QuarantineState state, List<Long> ids) {
        return new QuarantineFilter(List.copyOf(ids), job, date, file, reason, state);
    }

    /** As they were typed, but for a job. */
    List<String> of(String name) {
        List<String> words = new ArrayList<>(List.of("--job " + name));
        if (date != null) {
            words.add("--date " + date);
        }
        if (file != null) {
            words.add("--file " + ShellWord.of(file));
        }
        if (reason != null) {
            words.add("--reason " + reason.code());
        }
        return words;
    }

    /** Reads a reason by its code. */
    static final class ReasonCode implements ITypeConverter<Reason> {

        @Override
        public Reason convert(String code) {
            return Arrays.stream(Reason.values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> unknown(code));
        }

        private static TypeConversionException unknown(String code) {
            List<String> codes =
                    Arrays.stream(Reason.values()).map(Reason::code).toList();
            return new TypeConversionException("'%s' is no reason%s: expected one of %s"
                    .formatted(code, NearestName.hint(code, codes), String.join(", ", codes)));
        }
    }
}

package io.callsync.operator;

import io.callsync.health.Checks;
import io.callsync.report.Diagnosis;
import io.callsync.report.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a check-up means for a command: whether to go on, and its exit code. Stateless. */
final class Diagnoses {

    private static final Logger LOG = LoggerFactory.getLogger(Diagnoses.class);

    private Diagnoses() {}

    static Checks checks(CallsyncCommand callsync) {
        return new Checks(callsync::bean, thrown -> Failure.of(thrown).message());
    }

    /** Before a run: prints what is broken, logs what needs attention. */
    static List<Diagnosis> quick(CallsyncCommand callsync, PrintWriter err) {
        List<Diagnosis> diagnoses = checks(callsync).quick();
        for (Diagnosis diagnosis : diagnoses) {
            switch (diagnosis.severity()) {
                case BROKEN -> print(diagnosis, err, callsync.verbose());
                case ATTENTION -> LOG.warn("{}: {}; type: {}", diagnosis.check(), diagnosis.what(), diagnosis.next());
                default -> LOG.debug("{}: {}", diagnosis.check(), diagnosis.what());
            }
        }
        return diagnoses;
    }

    private static void print(Diagnosis broken, PrintWriter err, boolean verbose) {
        if (broken.cause() == null) {
            err.println("callsync: " + withNext(broken));
        } else {
            UnexpectedEnd.print(broken.cause(), err, verbose);
        }
    }

    /** What is broken first. */
    static Optional<String> problem(List<Diagnosis> diagnoses) {
        return firstBroken(diagnoses)
                .map(broken -> broken.cause() == null
                        ? withNext(broken)
                        : Failure.of(broken.cause()).message());
    }

    private static String withNext(Diagnosis broken) {
        return "%s; type: %s".formatted(broken.what(), broken.next());
    }

    private static Optional<Diagnosis> firstBroken(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.severity() == Severity.BROKEN)
                .findFirst();
    }

    /** How a run would end by that. */
    static Optional<ExitCode> broken(List<Diagnosis> diagnoses) {
        return firstBroken(diagnoses)
                .map(broken -> broken.cause() == null
                        ? ExitCode.ENVIRONMENT
                        : Failure.of(broken.cause()).exitCode());
    }

    static boolean needAttention(List<Diagnosis> diagnoses) {
        return diagnoses.stream().anyMatch(diagnosis -> diagnosis.severity() == Severity.ATTENTION);
    }
}

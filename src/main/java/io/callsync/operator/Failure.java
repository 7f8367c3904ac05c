package io.callsync.operator;

import io.callsync.configuration.ConfigurationError;
import io.callsync.job.BrokenPromise;
import io.callsync.job.Unbalanced;
import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Fenced;
import io.callsync.ledger.NotReady;
import io.callsync.masking.PersonalData;
import io.callsync.report.Printable;
import io.callsync.source.SourceUnavailable;
import io.callsync.source.SpoolUnusable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * What an exception means to the operator: an exit code, and what to say and check.
 *
 * @param lines what to print
 */
record Failure(ExitCode exitCode, List<String> lines) {

    static Failure of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return chain.stream()
                .map(Failure::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> unexpected(chain.get(chain.size() - 1)));
    }

    /** The first line, without the name of the program. */
    String message() {
        return lines.get(0).replaceFirst("^callsync: ", "");
    }

    /** Its stack trace, for who asked for it, with what its messages quote masked. */
    static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return PersonalData.mask(trace.toString());
    }

    private static Optional<Failure> known(Throwable cause) {
        if (cause instanceof ConfigurationError) {
            return Optional.of(
                    new Failure(ExitCode.USAGE, cause.getMessage().lines().toList()));
        }
        if (cause instanceof AlreadyRunning || cause instanceof Fenced) {
            return Optional.of(with(ExitCode.ALREADY_RUNNING, cause.getMessage()));
        }
        if (cause instanceof Unbalanced) {
            return Optional.of(with(ExitCode.IMBALANCE, cause.getMessage()));
        }
        if (cause instanceof BrokenPromise) {
            return Optional.of(with(ExitCode.BROKEN_PROMISE, cause.getMessage()));
        }
        if (cause instanceof SourceUnavailable || cause instanceof SpoolUnusable || cause instanceof NotReady) {
            return Optional.of(with(ExitCode.ENVIRONMENT, cause.getMessage()));
        }
        if (cause instanceof ConfigurationPropertiesBindException || cause instanceof BindException) {
            return Optional.of(with(ExitCode.USAGE, SettingProblem.of(cause)));
        }
        if (cause instanceof SQLException refusal) {
            return DatabaseProblem.of(refusal).map(problem -> with(ExitCode.ENVIRONMENT, problem));
        }
        return Optional.empty();
    }

    private static Failure unexpected(Throwable root) {
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        return new Failure(
                ExitCode.FAILED,
                List.of(
                        "callsync: unexpected " + root.getClass().getSimpleName() + Printable.masked(message),
                        "callsync: the same command with --verbose shows where"));
    }

    private static Failure with(ExitCode exitCode, String message) {
        return new Failure(exitCode, List.of("callsync: " + Printable.masked(message)));
    }

    /** From the outermost to the root. */
    private static List<Throwable> chain(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}

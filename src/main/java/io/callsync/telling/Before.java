package io.callsync.telling;

import io.callsync.report.RunReport;
import java.util.Optional;

/**
 * How the job stood before a run.
 *
 * @param last the job's run before it, as it stood then; the same run when it goes on with that one
 */
public record Before(Optional<RunReport> last) {

    static final String COMPLETED = "completed";

    /** For a run that ended before anybody could look, and for a job's first one. */
    public static final Before UNKNOWN = new Before(Optional.empty());

    /** Why people are told of this end, if they are. */
    Optional<Occasion> occasion(Ending ending) {
        if (!ending.state().equals(COMPLETED)) {
            return Optional.of(Occasion.FAILURE);
        }
        if (ending.needsAttention()) {
            return Optional.of(Occasion.ATTENTION);
        }
        return trouble()
                .map(before -> goesOnWith(before, ending) ? Occasion.RECOVERY : Occasion.BACK_TO_NORMAL)
                .or(() -> ending.warning().map(warning -> Occasion.WARNING));
    }

    /** The run before, if it was not well. */
    Optional<RunReport> trouble() {
        return last.filter(run -> !run.state().equals(COMPLETED) || run.attention() != null);
    }

    private static boolean goesOnWith(RunReport before, Ending ending) {
        return ending.report()
                .filter(run -> run.date().equals(before.date()) && run.sequence() == before.sequence())
                .isPresent();
    }
}

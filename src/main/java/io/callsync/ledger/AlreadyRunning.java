package io.callsync.ledger;

/** Another live process holds the job. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunning(String job, String holder) {
        this("%s is already running: held by %s".formatted(job, holder));
    }

    private AlreadyRunning(String message) {
        super(message);
    }

    /** Another backfill of the job goes on. */
    public static AlreadyRunning asBackfill(String job) {
        return new AlreadyRunning("another process backfills %s already".formatted(job));
    }
}

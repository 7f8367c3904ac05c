package io.callsync.ledger;

/** Another live process holds the job. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String job;

    AlreadyRunning(String job, String holder) {
        super("%s is already running: held by %s".formatted(job, holder));
        this.job = job;
    }

    private AlreadyRunning(String job) {
        super("another process backfills %s already".formatted(job));
        this.job = job;
    }

    /** Another backfill of the job goes on. */
    public static AlreadyRunning asBackfill(String job) {
        return new AlreadyRunning(job);
    }

    public String job() {
        return job;
    }
}

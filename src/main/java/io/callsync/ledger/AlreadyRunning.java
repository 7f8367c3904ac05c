package io.callsync.ledger;

/** Another live process holds the job. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunning(String job, String holder) {
        super("%s is already running: held by %s".formatted(job, holder));
    }
}

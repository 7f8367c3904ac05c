package io.callsync.telling;

import java.time.LocalDate;
import java.util.Optional;

/** One who wants to know how runs end. */
interface Receiver {

    /** For the log; never an address, which may be a secret. */
    String name();

    /** A run is about to begin. Must not wait for anybody. */
    default void begin(String job, LocalDate date) {}

    /**
     * Called once a run, on a thread of its own that is interrupted when time is up.
     *
     * @param notice nothing where people need not be told
     * @throws Exception whatever goes wrong: it is logged, and does no more harm
     */
    void tell(Ending ending, Optional<Notice> notice) throws Exception;
}

package io.callsync.job;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts a chunk once it is committed: one that is rolled back is written, and counted, by the next run. */
final class AfterCommit {

    private AfterCommit() {}

    static void run(Runnable count) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}

package io.callsync.testing.fault;

import io.callsync.testing.Crm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Lets one writer pause in its transaction while another one runs: until that is done, or waits for a lock of the paused one.
 */
public final class Interleaving {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WAITING = """
            SELECT COUNT(*) FROM information_schema.innodb_trx t
            JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()""";

    private final JdbcFaults faults;
    private final Crm crm;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private boolean waited;

    private Interleaving(JdbcFaults faults, Crm crm) {
        this.faults = faults;
        this.crm = crm;
    }

    /** Pauses the first writer that does such a statement, behind it. */
    public static Interleaving pausedBehind(String regex, JdbcFaults faults, Crm crm) {
        var interleaving = new Interleaving(faults, crm);
        faults.plant(JdbcFault.behind(regex, 1, call -> interleaving.pause()));
        return interleaving;
    }

    /** What both answer: the one that is paused, and the one that runs meanwhile. */
    public <T> List<T> run(Supplier<T> first, Supplier<T> meanwhile) {
        CompletableFuture<T> one = CompletableFuture.supplyAsync(first);
        Awaitility.await().atMost(PATIENCE).until(() -> paused.getCount() == 0);
        CompletableFuture<T> other = CompletableFuture.supplyAsync(meanwhile);
        Awaitility.await().atMost(PATIENCE).until(() -> other.isDone() || crm.value(Long.class, WAITING) > 0);
        waited = !other.isDone();
        goOn.countDown();
        return List.of(one.join(), other.join());
    }

    /** Whether the one that ran meanwhile had to wait for the paused one. */
    public boolean hasWaited() {
        return waited;
    }

    private void pause() {
        paused.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

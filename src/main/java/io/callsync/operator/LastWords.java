package io.callsync.operator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the JVM's end until a run that a signal stopped has printed its report. */
final class LastWords {

    /** Longer than a run is given to reach its next chunk boundary. */
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "last-words");

    private LastWords() {}

    /** To be called while the JVM is not yet ending. */
    static LastWords begin() {
        LastWords words = new LastWords();
        Runtime.getRuntime().addShutdownHook(words.hook);
        return words;
    }

    private void await() {
        SecondSignal.endsAtOnce();
        try {
            said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JVM may end now. */
    void spoken() {
        said.countDown();
    }
}

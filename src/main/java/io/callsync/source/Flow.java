package io.callsync.source;

import java.io.IOException;

/** Ends a body that only trickles: a socket timeout never fires while single bytes keep coming. Not thread-safe. */
final class Flow {

    private final Patience patience;
    private long windowStart = System.nanoTime();
    private long inWindow;

    Flow(Patience patience) {
        this.patience = patience;
    }

    /** @throws IOException when a whole window has brought less than the trickle */
    void received(int bytes) throws IOException {
        inWindow += Math.max(bytes, 0);
        long now = System.nanoTime();
        if (now - windowStart < patience.window().toNanos()) {
            return;
        }
        if (bytes >= 0 && inWindow < patience.trickle()) {
            throw new IOException("only %,d bytes in %s".formatted(inWindow, patience.window()));
        }
        windowStart = now;
        inWindow = 0;
    }
}

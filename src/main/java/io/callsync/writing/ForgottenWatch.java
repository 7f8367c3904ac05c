package io.callsync.writing;

import io.callsync.ledger.ForgottenCalls;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Which calls were forgotten, read once a run, and anew when the fence at the end of a chunk tells that there are others by now.
 * Costs a chunk nothing as long as nobody is forgotten. Thread-safe.
 */
@Component
class ForgottenWatch {

    private final ForgottenCalls calls;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();

    ForgottenWatch(ForgottenCalls calls) {
        this.calls = calls;
    }

    private record Watch(long epoch, ForgottenCalls.Known known) {}

    /** The provider's. @param epoch of the lease under which the job is held */
    ForgottenCalls.Known of(String job, long epoch, String provider) {
        Watch watch = watches.get(job);
        if (watch == null || watch.epoch() != epoch) {
            watch = new Watch(epoch, calls.read(job, provider));
            watches.put(job, watch);
        }
        return watch.known();
    }

    /**
     * To be called with what the fence answered, before the chunk commits.
     *
     * @param known by which the chunk was written
     * @throws ForgottenMeanwhile when calls were forgotten since: whoever asks next reads them
     */
    void confirm(String job, ForgottenCalls.Known known, long forgets) {
        if (known.forgets() != forgets) {
            watches.remove(job);
            throw new ForgottenMeanwhile();
        }
    }
}

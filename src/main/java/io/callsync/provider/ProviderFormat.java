package io.callsync.provider;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.container.UnreadableFile;
import java.util.List;

/** One provider's formats, ready for one job. Thread-safe. */
public interface ProviderFormat {

    /** The provider's name: the first half of every {@link CallKey}. */
    String name();

    /**
     * Chooses the layout of a file by its first bytes.
     *
     * @param head the first bytes of the decompressed file (64 KiB or the whole file), without a byte order mark
     * @throws UnreadableFile when the content is none of the provider's formats
     */
    Layout layout(byte[] head) throws UnreadableFile;

    /**
     * Turns all legs known of one call into the call, whatever the order in which they came: a pure function of the legs, that
     * {@linkplain Folded.Waiting waits} while they do not yet make a call (a child leg whose parent lies in a file that has not
     * come). Only called by providers that deliver legs.
     *
     * @param legs at least one, each leg's newest version, ordered by id
     */
    default Folded fold(CallKey key, List<Leg> legs) {
        throw new IllegalStateException(name() + " delivers whole calls");
    }

    /** Whether records are {@link Leg}s that have to be folded, rather than whole calls. */
    default boolean foldsLegs() {
        return false;
    }
}

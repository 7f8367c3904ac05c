package io.callsync.health;

/** Where checks get what they look at, each when it is asked for: one that cannot be made is a finding. */
@FunctionalInterface
public interface Parts {

    <T> T get(Class<T> type);
}

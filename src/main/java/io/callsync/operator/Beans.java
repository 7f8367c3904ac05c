package io.callsync.operator;

/** Where commands get what needs a database from, not before they need it. */
@FunctionalInterface
public interface Beans {

    <T> T get(Class<T> type);
}

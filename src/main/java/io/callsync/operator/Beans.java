package io.callsync.operator;

/** Where commands get what needs a database from, not before they need it. */
@FunctionalInterface
public interface Beans {

    <T> T get(Class<T> type);

    /** Of an application that has what tells others of a run, and nothing else. */
    default <T> T withoutDatabase(Class<T> type) {
        return get(type);
    }

    /** Sets something, {@code --name=value}, before the first bean is made; of no effect on an application that is there already. */
    default void set(String setting) {}

    /** From now on each is made when it is asked for, so that one that cannot be made keeps none of the others away. */
    default void oneByOne() {}
}

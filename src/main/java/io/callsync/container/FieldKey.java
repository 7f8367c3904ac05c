package io.callsync.container;

import java.util.List;

/**
 * One value that a provider wants from a record. Providers list theirs in an enum; {@link #ordinal()} indexes them, from 0
 * without gaps.
 */
public interface FieldKey {

    int ordinal();

    /**
     * Where the value is, first match wins. JSON: pointers such as {@code /user/email}; {@code *} stands for every element of
     * an array ({@code /tags/*}{@code /name}). CSV: column names (compared trimmed, without regard to case), or {@code #3} for
     * the third column.
     */
    List<String> paths();

    /** Whether a CSV header without this column makes the whole file unreadable. */
    default boolean required() {
        return false;
    }
}

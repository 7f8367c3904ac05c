package io.callsync.guess;

import java.util.List;

/**
 * The first records of all sample files together.
 *
 * @param container the declaration's section, {@code csv:} or {@code json:}, with comments
 * @param named whether columns have names of their own
 * @param records how many were looked at
 * @param damaged how many could not be read as records
 * @param lists places that hold lists, which a declaration cannot look into
 */
record Sample(
        List<String> container, boolean named, int records, int damaged, List<Column> columns, List<String> lists) {}

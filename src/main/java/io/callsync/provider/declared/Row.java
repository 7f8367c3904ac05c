package io.callsync.provider.declared;

import io.callsync.call.Direction;
import io.callsync.container.Fields;
import java.util.Map;

/**
 * The record being mapped, as values and rules see it. Used by one thread, for one record.
 *
 * @param direction null until it has been decided, and for a leg that inherits it
 * @param options the job's switches by name
 */
record Row(Fields fields, Direction direction, Map<String, String> options) {

    Row heading(Direction decided) {
        return new Row(fields, decided, options);
    }
}

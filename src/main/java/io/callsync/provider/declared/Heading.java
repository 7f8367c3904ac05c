package io.callsync.provider.declared;

import io.callsync.call.Direction;

/**
 * What a declaration makes of a record's direction. Both parts null: a leg that inherits the direction of its call.
 *
 * @param filtered why the record is no call with a customer, or null
 */
record Heading(Direction direction, String filtered) {

    static final Heading INHERITED = new Heading(null, null);

    static Heading of(Direction direction) {
        return new Heading(direction, null);
    }

    static Heading filtered(String reason) {
        return new Heading(null, reason);
    }
}

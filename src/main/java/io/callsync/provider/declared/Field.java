package io.callsync.provider.declared;

/**
 * One of the contract's fields, and where it comes from.
 *
 * @param label what messages call it: the provider's name where there is one, else ours with the position
 */
record Field(String label, Value value) {

    /** The column that keeps labels holds 128 characters. */
    private static final int LONGEST_PLACE = 100;

    private static final Value NOTHING = new Value.Fixed(null);

    static Field of(String role, Value value) {
        String place = value.place();
        if (place.length() > LONGEST_PLACE) {
            return new Field(role, value);
        }
        return new Field(place.startsWith("#") ? role + " (" + place + ")" : place, value);
    }

    /** A field that the declaration leaves out. */
    static Field missing(String role) {
        return new Field(role, NOTHING);
    }

    boolean isDeclared() {
        return value != NOTHING;
    }

    String read(Row row) {
        return value.read(row);
    }
}

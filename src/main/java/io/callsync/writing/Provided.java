package io.callsync.writing;

/** A value that not every record provides, with the version of the record that did. */
record Provided(String value, long version) {

    /** The newer of two provided values; of two equally new ones the greater; a value that was not provided never wins. */
    static Provided newest(String one, long oneVersion, String other, long otherVersion) {
        if (one == null && other == null) {
            return new Provided(null, Math.max(oneVersion, otherVersion));
        }
        boolean takeOther = one == null
                || other != null
                        && (otherVersion > oneVersion || otherVersion == oneVersion && other.compareTo(one) > 0);
        return takeOther ? new Provided(other, otherVersion) : new Provided(one, oneVersion);
    }
}

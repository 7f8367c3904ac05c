package io.callsync.calendar;

/**
 * A version of a file of a night.
 *
 * @param version tells content apart: the ETag of an S3 object
 * @param records how many it holds, when it is loaded
 */
public record Delivered(String uri, String version, long size, boolean loaded, long records) {

    /** The file's name without its folders. */
    String name() {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}

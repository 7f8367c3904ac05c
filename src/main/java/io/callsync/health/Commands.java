package io.callsync.health;

import io.callsync.report.Printable;

/** What an operator types to see for himself what callsync saw. Stateless. */
final class Commands {

    private static final String S3 = "s3://";

    private Commands() {}

    /** Lists a job's source, down to where dates begin. */
    static String list(String source) {
        String fixed = source.replaceFirst("[^/]*\\{.*", "");
        return source.startsWith(S3)
                ? "aws s3 ls " + quoted(fixed)
                : "ls -l " + quoted(fixed.replaceFirst("^file:(//(?=/))?", ""));
    }

    /** Reads a file's first byte; a number of a caller in its name is left to whoever lists the folder. */
    static String read(String address) {
        String uri = Printable.masked(address);
        if (!uri.startsWith(S3)) {
            return "head -c 1 " + quoted(uri.replaceFirst("^file:(//(?=/))?", ""));
        }
        String[] bucketAndKey = uri.substring(S3.length()).split("/", 2);
        return "aws s3api get-object --bucket %s --key %s --range bytes=0-0 /dev/null"
                .formatted(bucketAndKey[0], quoted(bucketAndKey[1]));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

package io.callsync.health;

import io.callsync.report.Printable;
import io.callsync.report.ShellWord;
import java.util.Arrays;

/** What an operator types to see for himself what callsync saw. Stateless. */
final class Commands {

    private static final String S3 = "s3://";

    private Commands() {}

    /** Lists a job's source, down to where dates begin. */
    static String list(String source) {
        String fixed = source.replaceFirst("[^/]*\\{.*", "");
        return source.startsWith(S3) ? "aws s3 ls " + ShellWord.of(fixed) : "ls -l " + ShellWord.of(path(fixed));
    }

    /** Reads a file's first byte; one with a number of a caller in its name is found by what stands around the number. */
    static String read(String address) {
        String masked = Printable.masked(address);
        if (!address.equals(masked)) {
            int start = Arrays.mismatch(address.toCharArray(), masked.toCharArray());
            int end = Arrays.mismatch(backwards(address.substring(start)), backwards(masked.substring(start)));
            return readAround(address.substring(0, start), address.substring(address.length() - end));
        }
        return address.startsWith(S3)
                ? get(bucket(address), ShellWord.of(key(address)))
                : "head -c 1 " + ShellWord.of(path(address));
    }

    private static String readAround(String start, String end) {
        if (!start.startsWith(S3)) {
            return "head -c 1 %s*%s".formatted(ShellWord.of(path(start)), ShellWord.of(end));
        }
        String query = "Contents[?ends_with(Key, '%s')].Key | [0]".formatted(end.replace("'", "\\'"));
        return get(
                bucket(start),
                "\"$(aws s3api list-objects-v2 --bucket %s --prefix %s --query %s --output text)\""
                        .formatted(bucket(start), ShellWord.of(key(start)), ShellWord.of(query)));
    }

    private static String get(String bucket, String key) {
        return "aws s3api get-object --bucket %s --key %s --range bytes=0-0 /dev/null".formatted(bucket, key);
    }

    private static char[] backwards(String text) {
        return new StringBuilder(text).reverse().toString().toCharArray();
    }

    private static String bucket(String uri) {
        return uri.substring(S3.length()).split("/", 2)[0];
    }

    private static String key(String uri) {
        return uri.substring(S3.length()).split("/", 2)[1];
    }

    private static String path(String uri) {
        return uri.replaceFirst("^file:(//(?=/))?", "");
    }
}

package io.callsync.source;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Opens the source that a location names. */
public final class ExportSources {

    static final String S3 = "s3://";
    static final String FILE = "file:";

    private ExportSources() {}

    /**
     * Nothing is contacted before the first listing, and AWS classes load only for an s3:// location. Region, credentials and
     * endpoint come from the AWS SDK's own settings (environment, {@code ~/.aws}, instance role).
     *
     * @param location {@code s3://bucket/prefix/} or {@code file:/folder/}, with {date} (2026-11-22), {yyyy}, {MM}, {dd}
     * @param glob paths below the location, with the same placeholders
     * @param settle objects younger than this are listed as unsettled; zero for none
     * @throws IllegalArgumentException when location or glob is none
     */
    public static ExportSource open(String location, String glob, Duration settle) {
        return open(location, glob, settle, Clock.systemUTC());
    }

    static ExportSource open(String location, String glob, Duration settle, Clock clock) {
        if (location.startsWith(S3) && location.length() > S3.length()) {
            String[] bucketAndPrefix = location.substring(S3.length()).split("/", 2);
            String prefix = bucketAndPrefix.length < 2 ? "" : bucketAndPrefix[1];
            return new S3Source(
                    bucket(bucketAndPrefix[0], location), new Selection(prefix, glob, settle, clock), Patience.DEFAULT);
        }
        if (location.startsWith(FILE) && location.length() > FILE.length()) {
            return new FolderSource(new Selection(withoutScheme(location).toString(), glob, settle, clock));
        }
        throw new IllegalArgumentException(
                "source %s: expected s3://bucket/prefix/ or file:/folder/".formatted(location));
    }

    /** The source from which an object that was listed once can be fetched, wherever its job lists others by now. */
    public static ExportSource holding(ExportObject object) {
        String uri = object.uri();
        String root = uri.startsWith(S3) ? uri.substring(0, uri.indexOf('/', S3.length()) + 1) : FILE + '/';
        return open(root, "**", Duration.ZERO);
    }

    /** The path of a {@code file:} location, written with one slash or three. */
    static Path withoutScheme(String location) {
        return Path.of(location.substring(FILE.length()).replaceFirst("^//(?=/)", ""));
    }

    private static String bucket(String bucket, String location) {
        if (!isBucket(bucket)) {
            throw new IllegalArgumentException("source %s: %s is no bucket name".formatted(location, bucket));
        }
        return bucket;
    }

    static boolean isBucket(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");
    }
}

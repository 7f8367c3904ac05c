package io.callsync.testing;

/**
 * One server of each kind for all tests of a JVM, started when first asked for and ended with the JVM.
 */
public final class TestServers {

    private TestServers() {}

    public static EmbeddedMariaDb mariaDb() {
        return MariaDbHolder.SERVER;
    }

    public static EmbeddedS3 s3() {
        return S3Holder.SERVER;
    }

    private static final class MariaDbHolder {
        static final EmbeddedMariaDb SERVER = EmbeddedMariaDb.start();
    }

    private static final class S3Holder {
        static final EmbeddedS3 SERVER = EmbeddedS3.start();
    }
}

package io.callsync.testing;

/**
 * A first run without any server of one's own: starts the embedded MariaDB and S3, and says where they are.
 */
public final class SampleNight {

    private SampleNight() {}

    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            System.out.println("MySQL protocol: " + TestServers.mariaDb().jdbcUrl());
            System.out.println("S3:             " + TestServers.s3().endpoint());
            exitCode = 0;
        } catch (RuntimeException | ExceptionInInitializerError e) {
            e.printStackTrace();
        } finally {
            // the S3 server's threads would keep the JVM alive for ever, also after a failure
            System.exit(exitCode);
        }
    }
}

package io.callsync.testing;

/**
 * A first run without any server of one's own: starts the embedded MariaDB and S3, and says where they are.
 */
public final class SampleNight {

    private SampleNight() {}

    public static void main(String[] arguments) {
        System.out.println("MySQL protocol: " + TestServers.mariaDb().jdbcUrl());
        System.out.println("S3:             " + TestServers.s3().endpoint());
        // daemon or not, a server's thread must not keep the night from ending
        System.exit(0);
    }
}

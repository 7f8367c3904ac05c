package io.callsync.operator;

import io.callsync.ledger.Schema;

/** The tables are missing or older than this version of callsync. */
final class NotMigrated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotMigrated(String version) {
        super("the tables are not migrated (version: %s); type: callsync migrate, or callsync run JOB --migrate"
                .formatted(version));
    }

    static void check(Schema schema) {
        if (!schema.isCurrent()) {
            throw new NotMigrated(schema.version());
        }
    }
}

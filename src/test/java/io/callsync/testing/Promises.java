package io.callsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.verification.Finding;
import io.callsync.verification.Scope;
import io.callsync.verification.TableVerification;

/** What {@code callsync verify} checks. */
public final class Promises {

    private Promises() {}

    /** All of them, on all tables. */
    public static void assertKept(Crm crm) {
        assertThat(crm.bean(TableVerification.class).check(Scope.of(null, null)))
                .as("promises")
                .allMatch(Finding::isKept);
    }
}

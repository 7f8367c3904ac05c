package io.callsync.ledger;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Takes connections to a server that has become read-only out of the pool: the next one may reach the primary. Named in application.yml. */
public final class ReadOnlyEviction implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException refusal) {
        return DatabaseLoss.isReadOnly(refusal) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}

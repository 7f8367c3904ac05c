package io.callsync.writing;

import io.callsync.ledger.Leases;
import io.callsync.ledger.Run;
import java.util.List;
import org.springframework.stereotype.Component;

/** Calls that no lead matched when they were written, and that get their communication once a lead has the number. */
@Component
public class LateMatches {

    private final CallRows calls;
    private final CallTables tables;
    private final Leases leases;
    private final Redo redo;

    LateMatches(CallRows calls, CallTables tables, Leases leases, Redo redo) {
        this.calls = calls;
        this.tables = tables;
        this.leases = leases;
        this.redo = redo;
    }

    /** An older call still without a communication. */
    public record Unmatched(CallRow row) {

        public long id() {
            return row.id();
        }
    }

    /** The provider's next ones behind this id, in order of id. */
    public List<Unmatched> after(String provider, long id, int limit) {
        return calls.withoutCommunication(provider, id, limit).stream()
                .map(Unmatched::new)
                .toList();
    }

    /** Gives those a communication whose lead exists now. @return how many */
    public int attach(Run run, String provider, List<? extends Unmatched> unmatched) {
        return redo.until(() -> {
            int attached = tables.attach(
                    provider, unmatched.stream().map(Unmatched::row).toList());
            leases.fence(run);
            return attached;
        });
    }
}

package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.ledger.Leases;
import io.callsync.ledger.Run;
import io.callsync.matching.Directory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Calls that no lead matched when they were written, and that get their communication once a lead has the number. */
@Component
public class LateMatches {

    private final CallRows calls;
    private final CallTables tables;
    private final Directory directory;
    private final Leases leases;
    private final Redo redo;

    LateMatches(CallRows calls, CallTables tables, Directory directory, Leases leases, Redo redo) {
        this.calls = calls;
        this.tables = tables;
        this.directory = directory;
        this.leases = leases;
        this.redo = redo;
    }

    /** The id of the newest call: what is written from now on asks for its lead when it is written. */
    public long newest() {
        return calls.newest();
    }

    /** Whose a number is may have changed: to be called when a step begins. */
    public void askAnew() {
        directory.forget();
    }

    /** The provider's next unmatched calls behind an id and up to another one, in order of id. */
    public List<UnmatchedCall> between(String provider, long afterId, long upToId, int limit) {
        return calls.unmatched(provider, afterId, upToId, limit);
    }

    /** Gives those a communication whose lead exists now. @return how many */
    public int attach(Run run, String provider, List<? extends UnmatchedCall> unmatched) {
        Set<String> known = directory.numbersOfLeads(unmatched.stream()
                .map(UnmatchedCall::customer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<CallKey> matched = unmatched.stream()
                .filter(call -> known.contains(call.customer()))
                .map(UnmatchedCall::key)
                .toList();
        return matched.isEmpty()
                ? 0
                : redo.until(run, () -> {
                    int attached = tables.attach(provider, matched);
                    leases.fence(run);
                    return attached;
                });
    }
}

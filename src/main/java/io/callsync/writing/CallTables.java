package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.matching.Directory;
import io.callsync.matching.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Applies the changes of a chunk to both tables, so that a call and its communication never disagree. */
@Component
class CallTables {

    private static final Comparator<CallRow> BY_KEY =
            Comparator.comparing((CallRow row) -> row.call().key().externalId());

    private final CallRows calls;
    private final Communications communications;
    private final LegRows legs;
    private final Directory directory;

    CallTables(CallRows calls, Communications communications, LegRows legs, Directory directory) {
        this.calls = calls;
        this.communications = communications;
        this.legs = legs;
        this.directory = directory;
    }

    void write(CallChanges changes) {
        legs.insert(changes.insertedLegs);
        legs.update(changes.updatedLegs);
        // in key order, so that two writers meet in the same order and wait instead of deadlocking
        insert(changes.inserted.stream().sorted(BY_KEY).toList());
        update(changes.updated);
        calls.touch(changes.touched);
    }

    /** Gives these calls, which had none, the communication of the lead that now has the customer's number. */
    int attach(String provider, List<CallKey> keys) {
        // read under lock: another job may have attached the same call since
        List<CallRow> rows = calls.find(provider, keys).values().stream()
                .filter(row -> row.communicationId() == null)
                .sorted(BY_KEY)
                .toList();
        List<Communications.Match> matches =
                matches(rows).stream().filter(match -> match.leadId() != null).toList();
        Map<CallKey, Long> ids = communications.insert(matches);
        calls.attach(matches.stream()
                .map(match -> withCommunication(
                        match.row(), ids.get(match.row().call().key())))
                .toList());
        return matches.size();
    }

    private void insert(List<CallRow> rows) {
        List<Communications.Match> matches = matches(rows);
        Map<CallKey, Long> ids = communications.insert(
                matches.stream().filter(match -> match.leadId() != null).toList());
        calls.insert(rows.stream()
                .map(row -> withCommunication(row, ids.get(row.call().key())))
                .toList());
    }

    private void update(List<CallChanges.Change> changes) {
        List<Communications.Match> matches =
                matches(changes.stream().map(CallChanges.Change::after).toList());
        List<Communications.Match> fresh = new ArrayList<>();
        List<Communications.Match> known = new ArrayList<>();
        List<CallRow> lost = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            Communications.Match match = matches.get(i);
            CallChanges.Change change = changes.get(i);
            if (match.row().communicationId() == null) {
                fresh.add(match);
            } else if (match.leadId() == null && change.movesToAnotherCustomer()) {
                lost.add(match.row());
            } else {
                known.add(change.asksForItsLead() ? match : match.withoutLead());
            }
        }
        Map<CallKey, Long> ids = communications.insert(
                fresh.stream().filter(match -> match.leadId() != null).toList());
        communications.update(known);
        known.forEach(match -> ids.put(match.row().call().key(), match.row().communicationId()));
        calls.update(matches.stream()
                .map(match -> withCommunication(
                        match.row(), ids.get(match.row().call().key())))
                .toList());
        communications.delete(lost);
    }

    private List<Communications.Match> matches(List<CallRow> rows) {
        List<Call> asked = rows.stream().map(CallRow::call).toList();
        List<Match> answers = directory.match(asked);
        List<Communications.Match> matches = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            matches.add(new Communications.Match(
                    rows.get(i), answers.get(i).leadId(), answers.get(i).userId()));
        }
        return matches;
    }

    private static CallRow withCommunication(CallRow row, Long communicationId) {
        return new CallRow(
                row.id(),
                communicationId,
                row.call(),
                row.agentVersion(),
                row.mediaVersion(),
                row.descriptionVersion(),
                row.fileId(),
                row.recordNumber());
    }
}

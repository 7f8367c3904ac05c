package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.call.NumberTraces;
import io.callsync.call.Party;
import io.callsync.ledger.ForgottenCalls;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Takes a telephone number out of calls: their rows and legs stay, and say {@code forgotten} in its place. Locks rows in the order in
 * which a chunk does, and no chunk that did not know of it commits: a run that writes the same calls cannot bring the number back.
 * Callers bring the transaction, which must hold nothing else. Thread-safe.
 */
@Lazy
@Repository
public class CallErasure {

    private static final Logger LOG = LoggerFactory.getLogger(CallErasure.class);
    private static final List<String> COLUMNS =
            List.of("from", "from_absence", "to", "to_absence", "agent", "media_url", "description", "provider_status");
    private static final int PROVIDER_STATUS = COLUMNS.indexOf("provider_status");
    private static final String FIND = "SELECT id, external_call_id, `" + String.join("`, `", COLUMNS)
            + "` FROM call_logs WHERE provider = ? AND external_call_id IN (%s) ORDER BY external_call_id FOR UPDATE";
    private static final String ERASE = "UPDATE call_logs SET `" + String.join("` = ?, `", COLUMNS)
            + "` = ?, updated_at = UTC_TIMESTAMP(6) WHERE id = ?";
    private static final String FIND_COMMUNICATIONS = """
            SELECT id, external_call_id FROM communications
            WHERE provider = ? AND external_call_id IN (%s) AND call_phone = ? FOR UPDATE""";
    private static final String ERASE_COMMUNICATION =
            "UPDATE communications SET call_phone = NULL, updated_at = UTC_TIMESTAMP(6) WHERE id = ?";

    private final JdbcTemplate jdbc;
    private final LegRows legs;
    private final ForgottenCalls forgotten;
    private final Redo redo;

    CallErasure(JdbcTemplate jdbc, LegRows legs, ForgottenCalls forgotten, Redo redo) {
        this.jdbc = jdbc;
        this.legs = legs;
        this.forgotten = forgotten;
        this.redo = redo;
    }

    /** How many rows were changed. */
    public record Erased(long callLogs, long communications, long legs) {}

    /** Does nothing to calls that do not have the number any more. @param calls a few hundred of one provider */
    public Erased erase(String provider, Collection<CallKey> calls, NumberTraces number) {
        return redo.until(
                () -> eraseOnce(provider, calls, number),
                times -> LOG.debug("An erasure collided {} times with another writer", times));
    }

    private Erased eraseOnce(String provider, Collection<CallKey> calls, NumberTraces number) {
        Set<CallKey> changed = new HashSet<>();
        List<String> ids = calls.stream().map(CallKey::externalId).sorted().toList();
        long ofLegs = eraseLegs(provider, calls, number, changed);
        long ofCallLogs = eraseCallLogs(provider, ids, number, changed);
        long ofCommunications = eraseCommunications(provider, ids, number, changed);
        forgotten.add(changed);
        return new Erased(ofCallLogs, ofCommunications, ofLegs);
    }

    private long eraseLegs(String provider, Collection<CallKey> calls, NumberTraces number, Set<CallKey> changed) {
        Map<CallKey, TreeMap<String, Leg>> erased = new HashMap<>();
        legs.find(provider, calls).forEach((key, known) -> {
            TreeMap<String, Leg> after = new TreeMap<>(known);
            after.replaceAll((id, leg) -> without(leg, number));
            if (!after.equals(known)) {
                erased.put(key, after);
            }
        });
        legs.update(erased);
        changed.addAll(erased.keySet());
        return erased.size();
    }

    private static Leg without(Leg leg, NumberTraces number) {
        return leg.with(party -> without(party, number), number::erasedFrom, text -> without(text, number));
    }

    private static Party without(Party party, NumberTraces number) {
        return party != null && number.isIn(party.number()) ? Party.absent(Party.FORGOTTEN) : party;
    }

    private static String without(String text, NumberTraces number) {
        return number.isIn(text) ? null : text;
    }

    private long eraseCallLogs(String provider, List<String> ids, NumberTraces number, Set<CallKey> changed) {
        List<Object[]> rows = new ArrayList<>();
        jdbc.query(
                FIND.formatted(Slices.marks(ids)),
                (ResultSet rs) -> {
                    List<String> before = new ArrayList<>();
                    for (String column : COLUMNS) {
                        before.add(rs.getString(column));
                    }
                    List<String> after = without(before, number);
                    if (!after.equals(before)) {
                        rows.add(Batches.join(after.toArray(), rs.getLong("id")));
                        changed.add(new CallKey(provider, rs.getString("external_call_id")));
                    }
                },
                Slices.parameters(provider, ids));
        if (!rows.isEmpty()) {
            Batches.mustHit(jdbc.batchUpdate(ERASE, rows));
        }
        return rows.size();
    }

    /** @param row the values of {@link #COLUMNS} */
    private static List<String> without(List<String> row, NumberTraces number) {
        List<String> after = new ArrayList<>(row);
        for (int end : List.of(0, 2)) {
            if (number.isIn(row.get(end))) {
                after.set(end, null);
                after.set(end + 1, Party.FORGOTTEN);
            }
        }
        for (int text = 4; text < PROVIDER_STATUS; text++) {
            after.set(text, without(row.get(text), number));
        }
        after.set(PROVIDER_STATUS, number.erasedFrom(row.get(PROVIDER_STATUS)));
        return after;
    }

    private long eraseCommunications(String provider, List<String> ids, NumberTraces number, Set<CallKey> changed) {
        List<Object[]> rows = new ArrayList<>();
        jdbc.query(
                FIND_COMMUNICATIONS.formatted(Slices.marks(ids)),
                (ResultSet rs) -> {
                    rows.add(new Object[] {rs.getLong(1)});
                    changed.add(new CallKey(provider, rs.getString(2)));
                },
                Batches.join(Slices.parameters(provider, ids), number.number()));
        if (!rows.isEmpty()) {
            Batches.mustHit(jdbc.batchUpdate(ERASE_COMMUNICATION, rows));
        }
        return rows.size();
    }
}

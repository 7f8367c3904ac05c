package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the tables say of calls, many at a time. Only reads, and waits for no lock. Thread-safe. */
@Lazy
@Repository
public class StoredCalls {

    /** How many to ask for at a time. */
    public static final int SLICE = 1_000;

    private static final String CALLS = "SELECT l.id, "
            + CallRows.COLUMNS.stream().map("l."::concat).collect(Collectors.joining(", "))
            + ", c.id, c.lead_id, c.user_id, c.type, c.call_duration, c.call_phone, c.call_status"
            + " FROM call_logs AS l LEFT JOIN communications AS c ON c.id = l.communication_id"
            + " WHERE l.provider = ? AND l.external_call_id IN (%s)";
    private static final int COMMUNICATION = 2 + CallRows.COLUMNS.size();

    private final JdbcTemplate jdbc;
    private final LegRows legRows;

    StoredCalls(JdbcTemplate jdbc, LegRows legRows) {
        this.jdbc = jdbc;
        this.legRows = legRows;
    }

    /** @param keys of one provider, at most {@link #SLICE} @param legs whether its calls come in legs */
    public Map<CallKey, StoredCall> find(String provider, List<CallKey> keys, boolean legs) {
        List<String> ids = keys.stream().map(CallKey::externalId).sorted().toList();
        Map<CallKey, TreeMap<String, Leg>> known = legs ? legRows.look(provider, keys) : Map.of();
        Map<CallKey, StoredCall> found = new HashMap<>();
        jdbc.query(
                CALLS.formatted(Slices.marks(ids)),
                rs -> {
                    CallRow row = CallRows.row(rs);
                    CallKey key = row.call().key();
                    found.put(key, new StoredCall(row, communication(rs), known.getOrDefault(key, new TreeMap<>())));
                },
                Slices.parameters(provider, ids));
        return found;
    }

    /** A replay of the call's records. @param forgotten whether a person was forgotten in it: then they say no more than what is stored */
    public Replay replay(CallKey key, boolean forgotten) {
        if (!forgotten) {
            return new Replay(key);
        }
        StoredCall stored = find(key.provider(), List.of(key), true).get(key);
        return new Replay(key, StoredCall.forgotten(stored));
    }

    private static StoredCall.Communication communication(ResultSet rs) throws SQLException {
        return rs.getObject(COMMUNICATION) == null
                ? null
                : new StoredCall.Communication(
                        rs.getObject(COMMUNICATION + 1, Long.class),
                        rs.getObject(COMMUNICATION + 2, Long.class),
                        rs.getString(COMMUNICATION + 3),
                        rs.getObject(COMMUNICATION + 4, Integer.class),
                        rs.getString(COMMUNICATION + 5),
                        rs.getString(COMMUNICATION + 6));
    }
}

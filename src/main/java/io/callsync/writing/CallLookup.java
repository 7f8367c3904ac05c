package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the tables say of one call, column by column as it is there. Only reads, and waits for no lock. Thread-safe. */
@Repository
public class CallLookup {

    private static final String BY_KEY = " FROM %s WHERE provider = ? AND external_call_id = ?";
    private static final String CALL_LOG =
            "SELECT id, created_at, updated_at, " + String.join(", ", CallRows.CONTENT) + BY_KEY.formatted("call_logs");
    private static final String COMMUNICATION =
            "SELECT id, created_at, updated_at, lead_id, user_id, type, call_duration, call_phone, call_status"
                    + BY_KEY.formatted("communications");
    private static final String LEGS = "SELECT legs" + BY_KEY.formatted("callsync_legs");
    private static final String OTHER_CASE = """
            SELECT external_call_id FROM call_logs
            WHERE provider = ? AND LOWER(external_call_id) = LOWER(?) AND external_call_id <> ? ORDER BY external_call_id LIMIT 5""";

    private final JdbcTemplate jdbc;

    CallLookup(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Its row of {@code call_logs}. */
    public Optional<Map<String, Object>> callLog(CallKey key) {
        return row(CALL_LOG, key);
    }

    /** Its row of {@code communications}, without the columns that are private. */
    public Optional<Map<String, Object>> communication(CallKey key) {
        return row(COMMUNICATION, key);
    }

    /** The legs that are kept of it, in order of id. */
    public Collection<Leg> legs(CallKey key) {
        return jdbc.queryForList(LEGS, String.class, key.provider(), key.externalId()).stream()
                .flatMap(text -> LegRows.read(text).values().stream())
                .toList();
    }

    /** Calls of the same provider whose id differs in upper and lower case alone; reads every id of the provider. */
    public List<CallKey> inOtherCase(CallKey key) {
        return jdbc.query(
                OTHER_CASE,
                (rs, i) -> new CallKey(key.provider(), rs.getString(1)),
                key.provider(),
                key.externalId(),
                key.externalId());
    }

    private Optional<Map<String, Object>> row(String sql, CallKey key) {
        return jdbc.queryForList(sql, key.provider(), key.externalId()).stream()
                .findFirst()
                .map(LinkedHashMap::new);
    }
}

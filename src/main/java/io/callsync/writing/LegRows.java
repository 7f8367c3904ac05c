package io.callsync.writing;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code callsync_legs}: all legs known of a call in one row, so that two writers of legs of the same call always
 * meet at the same key, whichever legs they bring.
 */
@Repository
class LegRows {

    private static final String READ =
            "SELECT external_call_id, legs FROM callsync_legs WHERE provider = ? AND external_call_id IN (%s)";
    private static final String LOCK = READ + " FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO callsync_legs (provider, external_call_id, legs) VALUES (?, ?, ?)""";
    private static final String UPDATE = """
            UPDATE callsync_legs SET legs = ? WHERE provider = ? AND external_call_id = ?""";
    private static final int LOOK_UP = 1000;
    static final JsonMapper JSON = JsonMapper.builder()
            // a leg is what its components say: isNumber() and the like are not part of it
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final JdbcTemplate jdbc;

    LegRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The stored legs of these calls by leg id, locked. Calls without stored legs are missing from the answer. */
    Map<CallKey, TreeMap<String, Leg>> find(String provider, Collection<CallKey> keys) {
        return find(LOCK, provider, keys);
    }

    /** The same without a lock. */
    Map<CallKey, TreeMap<String, Leg>> look(String provider, Collection<CallKey> keys) {
        return find(READ, provider, keys);
    }

    private Map<CallKey, TreeMap<String, Leg>> find(String select, String provider, Collection<CallKey> keys) {
        Map<CallKey, TreeMap<String, Leg>> found = new HashMap<>();
        for (List<String> ids :
                Slices.of(keys.stream().map(CallKey::externalId).sorted().toList(), LOOK_UP)) {
            jdbc.query(
                    select.formatted(Slices.marks(ids)),
                    (ResultSet rs) -> {
                        found.put(new CallKey(provider, rs.getString(1)), read(rs.getString(2)));
                    },
                    Slices.parameters(provider, ids));
        }
        return found;
    }

    void insert(Map<CallKey, TreeMap<String, Leg>> legs) {
        if (!legs.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT,
                    // in key order, so that two writers meet in the same order and wait instead of deadlocking
                    legs.entrySet().stream()
                            .sorted(Comparator.comparing(e -> e.getKey().externalId()))
                            .map(e -> new Object[] {
                                e.getKey().provider(), e.getKey().externalId(), text(e.getValue())
                            })
                            .toList());
        }
    }

    void update(Map<CallKey, TreeMap<String, Leg>> legs) {
        if (!legs.isEmpty()) {
            Batches.mustHit(jdbc.batchUpdate(
                    UPDATE,
                    legs.entrySet().stream()
                            .map(e -> new Object[] {
                                text(e.getValue()),
                                e.getKey().provider(),
                                e.getKey().externalId()
                            })
                            .toList()));
        }
    }

    /** A leg as text: equal text, equal leg; also the tie-break between records of one version. */
    static String text(Leg leg) {
        return JSON.writeValueAsString(leg);
    }

    private static String text(TreeMap<String, Leg> legs) {
        return JSON.writeValueAsString(legs.values());
    }

    static TreeMap<String, Leg> read(String text) {
        TreeMap<String, Leg> legs = new TreeMap<>();
        for (Leg leg : JSON.readValue(text, new TypeReference<List<Leg>>() {})) {
            legs.put(leg.id(), leg);
        }
        return legs;
    }
}

package io.callsync.ledger;

import io.callsync.call.CallKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code callsync_forgotten_calls}: in which calls a person was forgotten. Never deleted: without them, the next
 * delivery of the same records would bring the person back. Thread-safe.
 */
@Repository
public class ForgottenCalls {

    private static final String READ = """
            SELECT l.forgets, f.external_call_id FROM callsync_leases l
            LEFT JOIN callsync_forgotten_calls f ON f.provider = ? WHERE l.job = ?""";
    private static final String OF_PROVIDER =
            "SELECT external_call_id FROM callsync_forgotten_calls WHERE provider = ?";
    private static final String HAS =
            "SELECT COUNT(*) > 0 FROM callsync_forgotten_calls WHERE provider = ? AND external_call_id = ?";
    private static final String ADD = """
            INSERT INTO callsync_forgotten_calls (provider, external_call_id, forgotten_at) VALUES (?, ?, UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE forgotten_at = forgotten_at""";
    private static final String TELL = "UPDATE callsync_leases SET forgets = forgets + 1";

    private final JdbcTemplate jdbc;

    ForgottenCalls(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands for the call of a record that does not tell it: nothing but the same bytes has the same. */
    public static String idOf(byte[] record) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(record));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of a provider's calls. @param forgets what {@link Leases#fence} answers as long as there are no others */
    public record Known(long forgets, Set<String> calls) {}

    public Known read(String job, String provider) {
        Set<String> calls = new HashSet<>();
        long[] forgets = {0};
        jdbc.query(
                READ,
                rs -> {
                    forgets[0] = rs.getLong(1);
                    if (rs.getString(2) != null) {
                        calls.add(rs.getString(2));
                    }
                },
                provider,
                job);
        return new Known(forgets[0], calls);
    }

    public Set<String> of(String provider) {
        return new HashSet<>(jdbc.queryForList(OF_PROVIDER, String.class, provider));
    }

    public boolean has(CallKey key) {
        return Boolean.TRUE.equals(jdbc.queryForObject(HAS, Boolean.class, key.provider(), key.externalId()));
    }

    /**
     * Notes calls, and lets no chunk commit that does not know of them. To be called at the end of a transaction: every job's lease
     * stays locked until then.
     */
    public void add(Collection<CallKey> calls) {
        List<Object[]> rows = calls.stream()
                .map(key -> new Object[] {key.provider(), key.externalId()})
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(ADD, rows);
            jdbc.update(TELL);
        }
    }
}

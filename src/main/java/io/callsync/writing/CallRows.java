package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.call.Party;
import io.callsync.call.SourceVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of {@code call_logs}. Rows that are looked up stay locked until the chunk's transaction ends. */
@Repository
class CallRows {

    /** Every column but the key and the times of writing, in the order in which {@link #values} writes and {@link #row} reads. */
    private static final List<String> COLUMNS = List.of(
            "communication_id",
            "provider",
            "external_call_id",
            "source_version",
            "direction",
            "status",
            "provider_status",
            "start_at",
            "end_at",
            "duration",
            "`from`",
            "from_absence",
            "`to`",
            "to_absence",
            "agent",
            "media_url",
            "description",
            "agent_version",
            "media_version",
            "description_version",
            "file_id",
            "record_number");

    private static final BulkTable TABLE = BulkTable.of("call_logs", COLUMNS, "");
    private static final String FIND = "SELECT id, " + String.join(", ", COLUMNS)
            + " FROM call_logs WHERE provider = ? AND external_call_id IN (%s) FOR UPDATE";
    private static final String UNMATCHED = """
            SELECT id, external_call_id, IF(direction = 'incoming', `from`, `to`) AS customer FROM call_logs FORCE INDEX (PRIMARY)
            WHERE communication_id IS NULL AND provider = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?""";
    private static final String NEWEST = "SELECT COALESCE(MAX(id), 0) FROM call_logs";
    private static final String UPDATE =
            """
            UPDATE call_logs SET updated_at = UTC_TIMESTAMP(6), %s WHERE id = ? AND source_version <= ?""".formatted(COLUMNS.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")));
    private static final String TOUCH = """
            UPDATE call_logs SET source_version = ?, agent_version = ?, media_version = ?, description_version = ?
            WHERE id = ? AND source_version <= ?""";
    private static final String ATTACH = """
            UPDATE call_logs SET communication_id = ?, updated_at = UTC_TIMESTAMP(6) WHERE id = ? AND communication_id IS NULL""";
    private static final int LOOK_UP = 1000;

    private final JdbcTemplate jdbc;
    private final BulkInsert bulk;

    CallRows(JdbcTemplate jdbc, BulkInsert bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** The stored rows of these calls, locked. */
    Map<CallKey, CallRow> find(String provider, Collection<CallKey> keys) {
        Map<CallKey, CallRow> found = new HashMap<>();
        for (List<String> ids :
                Slices.of(keys.stream().map(CallKey::externalId).sorted().toList(), LOOK_UP)) {
            jdbc.query(
                    FIND.formatted(Slices.marks(ids)),
                    (ResultSet rs) -> {
                        CallRow row = row(rs);
                        found.put(row.call().key(), row);
                    },
                    Slices.parameters(provider, ids));
        }
        return found;
    }

    /** The greatest id of any row; 0 without rows. */
    long newest() {
        return jdbc.queryForObject(NEWEST, Long.class);
    }

    /** The provider's next calls that no lead has matched yet, in order of id, which every other index would sort them by first. */
    List<UnmatchedCall> unmatched(String provider, long afterId, long upToId, int limit) {
        return jdbc.query(
                UNMATCHED,
                (rs, i) -> new UnmatchedCall(
                        rs.getLong("id"),
                        new CallKey(provider, rs.getString("external_call_id")),
                        rs.getString("customer")),
                provider,
                afterId,
                upToId,
                limit);
    }

    void insert(List<CallRow> rows) {
        bulk.into(TABLE, rows.stream().map(CallRows::values).toList());
    }

    /** Rewrites rows whose content changed. The stored version never goes back. */
    void update(List<CallRow> rows) {
        if (!rows.isEmpty()) {
            Batches.mustHit(jdbc.batchUpdate(
                    UPDATE,
                    rows.stream()
                            .map(row -> Batches.join(values(row), row.id(), version(row)))
                            .toList()));
        }
    }

    /** Notes that a newer record said the same: not a change, so {@code updated_at} stays. */
    void touch(List<CallRow> rows) {
        if (!rows.isEmpty()) {
            Batches.mustHit(jdbc.batchUpdate(
                    TOUCH,
                    rows.stream()
                            .map(row -> Batches.join(
                                    Batches.join(new Object[] {version(row)}, versionsOfParts(row)),
                                    row.id(),
                                    version(row)))
                            .toList()));
        }
    }

    /** Gives older rows the communication that they now have. */
    void attach(List<CallRow> rows) {
        if (!rows.isEmpty()) {
            Batches.mustHit(jdbc.batchUpdate(
                    ATTACH,
                    rows.stream()
                            .map(row -> new Object[] {row.communicationId(), row.id()})
                            .toList()));
        }
    }

    private static Object[] values(CallRow row) {
        Call call = row.call();
        Object[] content = {
            row.communicationId(),
            call.key().provider(),
            call.key().externalId(),
            version(row),
            call.direction().value(),
            call.status().value(),
            call.providerStatus(),
            utc(call.startAt()),
            utc(call.endAt()),
            call.durationSeconds(),
            call.from().number(),
            call.from().absence(),
            call.to().number(),
            call.to().absence(),
            call.agent(),
            call.mediaUrl(),
            call.description()
        };
        return Batches.join(Batches.join(content, versionsOfParts(row)), row.fileId(), row.recordNumber());
    }

    /** Of the parts that not every record provides; null: as the row. */
    private static Object[] versionsOfParts(CallRow row) {
        long version = version(row);
        return new Object[] {
            unlessSame(row.agentVersion(), version),
            unlessSame(row.mediaVersion(), version),
            unlessSame(row.descriptionVersion(), version)
        };
    }

    private static Long unlessSame(long version, long rowVersion) {
        return version == rowVersion ? null : version;
    }

    private static long version(CallRow row) {
        return row.call().version().value();
    }

    private static LocalDateTime utc(Instant time) {
        return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        LocalDateTime time = rs.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static CallRow row(ResultSet rs) throws SQLException {
        // by position: by name costs as much as the rest of a row that has not changed
        long version = rs.getLong(5);
        var call = new Call(
                new CallKey(rs.getString(3), rs.getString(4)),
                new SourceVersion(version),
                Direction.of(rs.getString(6)),
                new CallStatus(rs.getString(7)),
                rs.getString(8),
                instant(rs, 9),
                instant(rs, 10),
                rs.getObject(11, Integer.class),
                new Party(rs.getString(12), rs.getString(13)),
                new Party(rs.getString(14), rs.getString(15)),
                rs.getString(16),
                rs.getString(17),
                rs.getString(18));
        return new CallRow(
                rs.getLong(1),
                rs.getObject(2, Long.class),
                call,
                orElse(rs, 19, version),
                orElse(rs, 20, version),
                orElse(rs, 21, version),
                rs.getLong(22),
                rs.getLong(23));
    }

    private static long orElse(ResultSet rs, int column, long fallback) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? fallback : value;
    }
}

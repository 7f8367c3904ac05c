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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of {@code call_logs}. Rows that are looked up stay locked until the chunk's transaction ends. */
@Repository
class CallRows {

    private static final List<String> KEY = List.of("provider", "external_call_id");

    /** In the order in which {@link #content} writes and {@link #row} reads. */
    static final List<String> CONTENT = List.of(
            "communication_id",
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
            "source_version",
            "agent_version",
            "media_version",
            "description_version",
            "file_id",
            "record_number");

    private static final List<String> VERSIONS =
            List.of("source_version", "agent_version", "media_version", "description_version");
    static final List<String> COLUMNS =
            Stream.concat(KEY.stream(), CONTENT.stream()).toList();
    private static final BulkTable TABLE = BulkTable.of("call_logs", COLUMNS, "");
    private static final String FIND = "SELECT id, " + String.join(", ", COLUMNS)
            + " FROM call_logs WHERE provider = ? AND external_call_id IN (%s) FOR UPDATE";
    private static final String UNMATCHED = """
            SELECT id, external_call_id, IF(direction = 'incoming', `from`, `to`) AS customer FROM call_logs FORCE INDEX (PRIMARY)
            WHERE communication_id IS NULL AND provider = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?""";
    private static final String NEWEST = "SELECT COALESCE(MAX(id), 0) FROM call_logs";
    private static final String WRITTEN_NOW = "known.updated_at = UTC_TIMESTAMP(6), ";
    private static final String NOT_OLDER = "known.source_version <= CAST(given.source_version AS SIGNED)";
    private static final BulkUpdate UPDATE =
            BulkUpdate.of("call_logs", CONTENT, WRITTEN_NOW + BulkUpdate.each(CONTENT), NOT_OLDER);
    private static final BulkUpdate TOUCH = BulkUpdate.of("call_logs", VERSIONS, BulkUpdate.each(VERSIONS), NOT_OLDER);
    private static final BulkUpdate ATTACH = BulkUpdate.of(
            "call_logs",
            List.of("communication_id"),
            WRITTEN_NOW + BulkUpdate.each(List.of("communication_id")),
            "known.communication_id IS NULL");
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
        bulk.into(
                TABLE,
                rows.stream()
                        .map(row -> Batches.join(
                                new Object[] {
                                    row.call().key().provider(),
                                    row.call().key().externalId()
                                },
                                content(row)))
                        .toList());
    }

    /** Rewrites rows whose content changed. The stored version never goes back. */
    void update(List<CallRow> rows) {
        UPDATE.of(jdbc, rows.stream().map(row -> withId(row, content(row))).toList());
    }

    /** Notes that a newer record said the same: not a change, so {@code updated_at} stays. */
    void touch(List<CallRow> rows) {
        TOUCH.of(jdbc, rows.stream().map(row -> withId(row, versions(row))).toList());
    }

    /** Gives older rows the communication that they now have. */
    void attach(List<CallRow> rows) {
        ATTACH.of(
                jdbc,
                rows.stream().map(row -> withId(row, row.communicationId())).toList());
    }

    private static Object[] withId(CallRow row, Object... values) {
        return Batches.join(new Object[] {row.id()}, values);
    }

    private static Object[] content(CallRow row) {
        Call call = row.call();
        Object[] content = {
            row.communicationId(),
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
        return Batches.join(Batches.join(content, versions(row)), row.fileId(), row.recordNumber());
    }

    /** What this row has in each column, by the column's name. */
    static Map<String, Object> columns(CallRow row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        Object[] content = content(row);
        for (int i = 0; i < content.length; i++) {
            columns.put(CONTENT.get(i).replace("`", ""), content[i]);
        }
        return columns;
    }

    /** The row's, and of the parts that not every record provides; null: as the row. */
    private static Object[] versions(CallRow row) {
        long version = row.call().version().value();
        return new Object[] {
            version,
            unlessSame(row.agentVersion(), version),
            unlessSame(row.mediaVersion(), version),
            unlessSame(row.descriptionVersion(), version)
        };
    }

    private static Long unlessSame(long version, long rowVersion) {
        return version == rowVersion ? null : version;
    }

    private static LocalDateTime utc(Instant time) {
        return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        LocalDateTime time = rs.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /** Of a result that begins with the id and {@link #COLUMNS}. */
    static CallRow row(ResultSet rs) throws SQLException {
        // by position: by name costs as much as the rest of a row that has not changed
        long version = rs.getLong(18);
        var call = new Call(
                new CallKey(rs.getString(2), rs.getString(3)),
                new SourceVersion(version),
                Direction.of(rs.getString(5)),
                new CallStatus(rs.getString(6)),
                rs.getString(7),
                instant(rs, 8),
                instant(rs, 9),
                rs.getObject(10, Integer.class),
                new Party(rs.getString(11), rs.getString(12)),
                new Party(rs.getString(13), rs.getString(14)),
                rs.getString(15),
                rs.getString(16),
                rs.getString(17));
        return new CallRow(
                rs.getLong(1),
                rs.getObject(4, Long.class),
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

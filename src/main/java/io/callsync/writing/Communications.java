package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The {@code communications} rows of calls: always the same call as its {@code call_logs} row, seen by the lead. */
@Repository
class Communications {

    private static final BulkTable TABLE = BulkTable.of(
            "communications",
            List.of(
                    "lead_id",
                    "user_id",
                    "method",
                    "type",
                    "call_duration",
                    "call_phone",
                    "call_status",
                    "provider",
                    "external_call_id"),
            """
            ON DUPLICATE KEY UPDATE lead_id = VALUES(lead_id), user_id = VALUES(user_id), updated_at = VALUES(updated_at),
                type = VALUES(type), call_duration = VALUES(call_duration), call_phone = VALUES(call_phone),
                call_status = VALUES(call_status)""");
    private static final String IDS = """
            SELECT external_call_id, id FROM communications WHERE provider = ? AND external_call_id IN (%s)""";
    private static final List<String> CONTENT =
            List.of("user_id", "type", "call_duration", "call_phone", "call_status");
    private static final BulkUpdate UPDATE = BulkUpdate.of(
            "communications",
            Stream.concat(Stream.of("lead_id"), CONTENT.stream()).toList(),
            "known.updated_at = UTC_TIMESTAMP(6), known.lead_id = COALESCE(given.lead_id, known.lead_id), "
                    + BulkUpdate.each(CONTENT),
            "TRUE");
    private static final String DELETE = """
            DELETE FROM communications WHERE id = ? AND provider = ? AND external_call_id = ?""";

    private static final int LOOK_UP = 1000;

    private final JdbcTemplate jdbc;
    private final BulkInsert bulk;

    Communications(JdbcTemplate jdbc, BulkInsert bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** A call's lead and user as matching found them; either may be null. */
    record Match(CallRow row, Long leadId, Long userId) {

        /** The lead stays what it is. */
        Match withoutLead() {
            return new Match(row, null, userId);
        }
    }

    /**
     * Inserts the communications of these calls, all of one provider, and answers with their ids. One that is there already,
     * because somebody took its call log away, is adopted.
     */
    Map<CallKey, Long> insert(List<Match> matches) {
        Map<CallKey, Long> ids = new HashMap<>();
        if (matches.isEmpty()) {
            return ids;
        }
        bulk.into(TABLE, matches.stream().map(Communications::values).toList());
        String provider = matches.get(0).row().call().key().provider();
        List<String> calls = matches.stream()
                .map(match -> match.row().call().key().externalId())
                .toList();
        for (List<String> slice : Slices.of(calls, LOOK_UP)) {
            jdbc.query(
                    IDS.formatted(Slices.marks(slice)),
                    rs -> {
                        ids.put(new CallKey(provider, rs.getString(1)), rs.getLong(2));
                    },
                    Slices.parameters(provider, slice));
        }
        return ids;
    }

    /** Carries a change of the call over. A match without lead leaves the lead. */
    void update(List<Match> matches) {
        UPDATE.of(
                jdbc,
                matches.stream()
                        .map(match -> {
                            Call call = match.row().call();
                            return new Object[] {
                                match.row().communicationId(),
                                match.leadId(),
                                match.userId(),
                                call.direction().value(),
                                call.durationSeconds(),
                                call.customer().number(),
                                call.status().value()
                            };
                        })
                        .toList());
    }

    /**
     * Takes calls off the lead that they were written for: a newer record says that the customer is somebody else, whom no lead
     * has. Kept, they would be on a stranger's record, and what the tables hold would depend on the order of the records. A row
     * that is not this call's own stays.
     */
    void delete(List<CallRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    DELETE,
                    rows.stream()
                            .map(row -> new Object[] {
                                row.communicationId(),
                                row.call().key().provider(),
                                row.call().key().externalId()
                            })
                            .toList());
        }
    }

    private static Object[] values(Match match) {
        Call call = match.row().call();
        return new Object[] {
            match.leadId(),
            match.userId(),
            "phone",
            call.direction().value(),
            call.durationSeconds(),
            call.customer().number(),
            call.status().value(),
            call.key().provider(),
            call.key().externalId()
        };
    }
}

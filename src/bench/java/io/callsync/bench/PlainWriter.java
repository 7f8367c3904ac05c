package io.callsync.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Writes a chunk by two batches: communications, whose ids are read back by one query, and call logs. */
final class PlainWriter implements ItemWriter<PlainCall> {

    private static final String COMMUNICATION = """
            INSERT INTO communications (lead_id, user_id, created_at, updated_at, method, type, call_duration, call_phone, call_status,
                provider, external_call_id)
            VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'phone', ?, ?, ?, ?, 'aircall', ?)
            ON DUPLICATE KEY UPDATE user_id = VALUES(user_id), updated_at = VALUES(updated_at), type = VALUES(type),
                call_duration = VALUES(call_duration), call_phone = VALUES(call_phone), call_status = VALUES(call_status)""";
    private static final String IDS = """
            SELECT external_call_id, id FROM communications WHERE provider = 'aircall' AND external_call_id IN (:calls)""";
    private static final String CALL_LOG = """
            INSERT INTO call_logs (communication_id, created_at, updated_at, start_at, end_at, duration, direction, `from`, `to`, status,
                media_url, description, provider, external_call_id, provider_status, agent)
            VALUES (?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'aircall', ?, ?, ?)
            ON DUPLICATE KEY UPDATE communication_id = VALUES(communication_id), updated_at = VALUES(updated_at),
                start_at = VALUES(start_at), end_at = VALUES(end_at), duration = VALUES(duration), direction = VALUES(direction),
                `from` = VALUES(`from`), `to` = VALUES(`to`), status = VALUES(status), media_url = VALUES(media_url),
                description = VALUES(description), provider_status = VALUES(provider_status), agent = VALUES(agent)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcBatchItemWriter<PlainCall> communications;
    private final JdbcBatchItemWriter<PlainLog> callLogs;

    PlainWriter(DataSource database) {
        jdbc = new NamedParameterJdbcTemplate(database);
        communications = new JdbcBatchItemWriterBuilder<PlainCall>()
                .dataSource(database)
                .sql(COMMUNICATION)
                .itemPreparedStatementSetter(PlainWriter::communication)
                .assertUpdates(false)
                .build();
        callLogs = new JdbcBatchItemWriterBuilder<PlainLog>()
                .dataSource(database)
                .sql(CALL_LOG)
                .itemPreparedStatementSetter(PlainWriter::callLog)
                .assertUpdates(false)
                .build();
    }

    /** @param communicationId null without a lead */
    private record PlainLog(PlainCall call, Long communicationId) {}

    @Override
    public void write(Chunk<? extends PlainCall> chunk) throws Exception {
        List<? extends PlainCall> ofLeads =
                chunk.getItems().stream().filter(call -> call.leadId() != null).toList();
        Map<String, Long> ids = new HashMap<>();
        if (!ofLeads.isEmpty()) {
            communications.write(new Chunk<>(ofLeads));
            List<String> calls = ofLeads.stream().map(PlainCall::id).toList();
            jdbc.query(IDS, Map.of("calls", calls), row -> {
                ids.put(row.getString(1), row.getLong(2));
            });
        }
        callLogs.write(new Chunk<>(chunk.getItems().stream()
                .map(call -> new PlainLog(call, ids.get(call.id())))
                .toList()));
    }

    private static void communication(PlainCall call, PreparedStatement row) throws SQLException {
        set(
                row,
                call.leadId(),
                call.userId(),
                call.direction(),
                call.duration(),
                call.customer(),
                call.status(),
                call.id());
    }

    private static void callLog(PlainLog log, PreparedStatement row) throws SQLException {
        PlainCall call = log.call();
        set(
                row,
                log.communicationId(),
                call.startAt(),
                call.endAt(),
                call.duration(),
                call.direction(),
                call.from(),
                call.to(),
                call.status(),
                call.mediaUrl(),
                call.description(),
                call.id(),
                call.providerStatus(),
                call.agent());
    }

    private static void set(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
    }
}

package io.callsync.writing;

import io.callsync.call.About;
import io.callsync.call.Outcome;
import io.callsync.ledger.Run;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps records aside that cannot be trusted, in the transaction that counts them. */
@Repository
class Quarantine {

    private static final String INSERT = """
            INSERT INTO callsync_quarantine
                (job, provider, file_id, record_number, position, reason, field, message, raw, raw_size, external_call_id, leg_id,
                 changed_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""";
    private static final String HEADER = """
            INSERT INTO callsync_quarantine_headers (file_id, header) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE header = VALUES(header)""";
    private static final int LONGEST_FIELD = 128;
    private static final int LONGEST_MESSAGE = 1000;
    private static final byte[] NOTHING = {};

    private final JdbcTemplate jdbc;

    Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A record and why it is kept aside. */
    record Entry(FileItem.Mapped item, Outcome.Quarantined outcome) {}

    /** @param forgotten calls of which no record is kept: the rows tell where they are, and no more */
    void insert(Run run, String provider, List<Entry> entries, Set<String> forgotten) {
        if (!entries.isEmpty()) {
            insertHeaders(entries);
            jdbc.batchUpdate(
                    INSERT,
                    entries.stream()
                            .map(entry ->
                                    values(run, provider, entry, entry.item().isOf(forgotten)))
                            .toList());
        }
    }

    private void insertHeaders(List<Entry> entries) {
        Map<Long, byte[]> headers = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.item().header() != null) {
                headers.put(entry.item().file().id(), entry.item().header());
            }
        }
        if (!headers.isEmpty()) {
            jdbc.batchUpdate(
                    HEADER,
                    headers.entrySet().stream()
                            .map(header -> new Object[] {header.getKey(), header.getValue()})
                            .toList());
        }
    }

    private static Object[] values(Run run, String provider, Entry entry, boolean forgotten) {
        FileItem.Mapped item = entry.item();
        Outcome.Quarantined outcome = entry.outcome();
        About about = item.about();
        return new Object[] {
            run.job(),
            provider,
            item.file().id(),
            item.number(),
            item.position(),
            outcome.reason().code(),
            shorten(outcome.field(), LONGEST_FIELD),
            shorten(outcome.message(), LONGEST_MESSAGE),
            item.raw() == null || forgotten ? NOTHING : item.raw(),
            item.rawSize(),
            about == null ? null : about.key().callId(),
            about == null ? null : about.key().legId(),
            about == null || about.changedAt() == null
                    ? null
                    : LocalDateTime.ofInstant(about.changedAt(), ZoneOffset.UTC)
        };
    }

    private static String shorten(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}

package io.callsync.writing;

import io.callsync.call.Outcome;
import io.callsync.ledger.Run;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps records aside that cannot be trusted, in the transaction that counts them. */
@Repository
class Quarantine {

    private static final String INSERT = """
            INSERT INTO callsync_quarantine
                (job, provider, file_id, record_number, position, reason, field, message, raw, raw_size, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""";
    private static final int LONGEST_FIELD = 128;
    private static final int LONGEST_MESSAGE = 1000;
    private static final byte[] NOTHING = {};

    private final JdbcTemplate jdbc;

    Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A record and why it is kept aside. */
    record Entry(FileItem.Mapped item, Outcome.Quarantined outcome) {}

    void insert(Run run, String provider, List<Entry> entries) {
        if (!entries.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT,
                    entries.stream().map(entry -> values(run, provider, entry)).toList());
        }
    }

    private static Object[] values(Run run, String provider, Entry entry) {
        FileItem.Mapped item = entry.item();
        Outcome.Quarantined outcome = entry.outcome();
        return new Object[] {
            run.job(),
            provider,
            item.file().id(),
            item.number(),
            item.position(),
            outcome.reason().code(),
            shorten(outcome.field(), LONGEST_FIELD),
            shorten(outcome.message(), LONGEST_MESSAGE),
            item.raw() == null ? NOTHING : item.raw(),
            item.rawSize()
        };
    }

    private static String shorten(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}

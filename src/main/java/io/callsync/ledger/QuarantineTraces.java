package io.callsync.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.callsync.call.CallKey;
import io.callsync.call.NumberTraces;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * A telephone number in quarantined records: page by page in order of id, since it may stand anywhere in their bytes. Looking waits for
 * no lock; callers bring the transaction for the rest. Thread-safe.
 */
@Lazy
@Repository
public class QuarantineTraces {

    private static final int PAGE = 200;
    private static final String RECORDS = """
            SELECT id, provider, external_call_id, field, message, raw FROM callsync_quarantine
            WHERE id > ? ORDER BY id LIMIT %d""".formatted(PAGE);
    private static final String HEADERS = """
            SELECT file_id, header FROM callsync_quarantine_headers WHERE file_id > ? ORDER BY file_id LIMIT %d""".formatted(PAGE);
    private static final String DELETE_HEADER = "DELETE FROM callsync_quarantine_headers WHERE file_id = ?";

    private final JdbcTemplate jdbc;
    private final QuarantineLedger quarantine;
    private final ForgottenCalls forgotten;

    QuarantineTraces(JdbcTemplate jdbc, QuarantineLedger quarantine, ForgottenCalls forgotten) {
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.forgotten = forgotten;
    }

    /** A row that has the number. @param id the record's, or the file's of a header @param call null of a header */
    public record Found(long id, CallKey call) {}

    private record Looked(Found row, boolean found) {}

    /** @param found told page by page, so that what was found can be dealt with; never of nothing */
    public void inRecords(NumberTraces number, Consumer<List<Found>> found) {
        each(
                after -> jdbc.query(
                        RECORDS,
                        (rs, i) -> {
                            String call = rs.getString("external_call_id");
                            byte[] raw = rs.getBytes("raw");
                            CallKey key = new CallKey(
                                    rs.getString("provider"), call == null ? ForgottenCalls.idOf(raw) : call);
                            boolean has = isIn(raw, number)
                                    || number.isIn(rs.getString("message"))
                                    || number.isIn(rs.getString("field"));
                            return new Looked(new Found(rs.getLong("id"), key), has);
                        },
                        after),
                found);
    }

    /** What lies before the first record of files with quarantined records. */
    public void inHeaders(NumberTraces number, Consumer<List<Found>> found) {
        each(
                after -> jdbc.query(
                        HEADERS,
                        (rs, i) -> new Looked(new Found(rs.getLong(1), null), isIn(rs.getBytes(2), number)),
                        after),
                found);
    }

    private static void each(LongFunction<List<Looked>> pages, Consumer<List<Found>> found) {
        List<Looked> page = pages.apply(0);
        while (!page.isEmpty()) {
            List<Found> those =
                    page.stream().filter(Looked::found).map(Looked::row).toList();
            if (!those.isEmpty()) {
                found.accept(those);
            }
            page = pages.apply(page.get(page.size() - 1).row().id());
        }
    }

    /**
     * Deletes records, as {@link QuarantineLedger#purged} does, and notes their calls: what comes of them later is written without what it
     * says of people.
     *
     * @return how many
     */
    public long erase(Collection<Found> records, Act act) {
        Set<Long> locked = quarantine
                .lock(records.stream().map(Found::id).toList(), QuarantineState.values())
                .keySet();
        if (locked.isEmpty()) {
            return 0;
        }
        quarantine.purged(locked, act);
        Set<CallKey> calls = new HashSet<>();
        for (Found record : records) {
            if (locked.contains(record.id())) {
                calls.add(record.call());
            }
        }
        forgotten.add(calls);
        return locked.size();
    }

    public void eraseHeader(long fileId) {
        jdbc.update(DELETE_HEADER, fileId);
    }

    // of an encoding with two bytes a character, every other one is 0
    private static boolean isIn(byte[] bytes, NumberTraces number) {
        return number.isIn(new String(bytes, UTF_8).replace("\0", ""));
    }
}

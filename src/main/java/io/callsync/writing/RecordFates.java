package io.callsync.writing;

import io.callsync.ledger.QuarantineState;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the tables still tell of the records of a file, page by page in order of record. Only reads, without locks. Thread-safe. */
@Lazy
@Repository
public class RecordFates {

    private static final int PAGE = 1_000;
    private static final String WRITTEN = """
            SELECT record_number, external_call_id FROM call_logs
            WHERE file_id = ? AND record_number >= ? ORDER BY record_number LIMIT ?""";
    private static final String QUARANTINED = """
            SELECT record_number, state FROM callsync_quarantine
            WHERE file_id = ? AND record_number >= ? ORDER BY record_number LIMIT ?""";

    private final JdbcTemplate jdbc;

    RecordFates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next records, from this one on, that changed a call last, each with the call's id; empty behind the last. */
    public NavigableMap<Long, String> written(long file, long from) {
        return page(WRITTEN, file, from);
    }

    /** The next records, from this one on, that were put aside, each with its state. */
    public NavigableMap<Long, QuarantineState> quarantined(long file, long from) {
        NavigableMap<Long, QuarantineState> states = new TreeMap<>();
        page(QUARANTINED, file, from).forEach((record, state) -> states.put(record, QuarantineState.of(state)));
        return states;
    }

    private NavigableMap<Long, String> page(String sql, long file, long from) {
        NavigableMap<Long, String> page = new TreeMap<>();
        jdbc.query(
                sql,
                rs -> {
                    page.put(rs.getLong(1), rs.getString(2));
                },
                file,
                from,
                PAGE);
        return page;
    }
}

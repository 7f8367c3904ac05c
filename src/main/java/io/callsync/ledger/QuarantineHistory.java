package io.callsync.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code callsync_quarantine_history}: who did what to a record, when and why. Never changed; a purge deletes those of records that are gone. */
final class QuarantineHistory {

    private static final String NOTE = """
            INSERT INTO callsync_quarantine_history
                (quarantine_id, job, file_id, record_number, action, result, done_by, why, done_at)
            SELECT id, job, file_id, record_number, ?, ?, ?, ?, UTC_TIMESTAMP(6) FROM callsync_quarantine WHERE id IN (%s)""";
    private static final int LONGEST_RESULT = 1000;

    private final JdbcTemplate jdbc;

    QuarantineHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param results by record: the outcome of a replay, or why it failed again */
    void note(String action, Map<Long, String> results, Act act) {
        Map<String, List<Long>> byResult = new TreeMap<>();
        results.forEach((id, result) ->
                byResult.computeIfAbsent(result, any -> new ArrayList<>()).add(id));
        byResult.forEach((result, ids) -> note(action, StoredText.of(result, LONGEST_RESULT), ids, act));
    }

    /** The same of several records, none of which has a result. */
    void note(String action, Collection<Long> ids, Act act) {
        if (!ids.isEmpty()) {
            note(action, null, ids, act);
        }
    }

    private void note(String action, String result, Collection<Long> ids, Act act) {
        String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
        Stream<Object> what = Stream.of(action, result, act.by(), act.why());
        jdbc.update(NOTE.formatted(marks), Stream.concat(what, ids.stream()).toArray());
    }
}

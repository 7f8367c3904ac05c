package io.callsync.writing;

import io.callsync.call.Outcome;
import java.sql.Savepoint;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes what the database takes of a chunk. Records that it refuses although they passed every check are found by halving: the
 * refused half is taken back and written as two, until each refused record stands alone. A chunk that does not fit a packet is
 * split in the same way.
 */
@Component
class Bisect {

    private final JdbcTemplate jdbc;

    Bisect(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes records and tells what became of each; must depend on nothing but them and the database. */
    interface Writing {
        Map<FileItem, Verdict> of(List<FileItem.Mapped> records);
    }

    Map<FileItem, Verdict> write(List<FileItem.Mapped> records, Writing writing) {
        Savepoint before = jdbc.execute((ConnectionCallback<Savepoint>) connection -> connection.setSavepoint());
        try {
            return writing.of(records);
        } catch (DataAccessException e) {
            Optional<Outcome.Quarantined> refusal = Refusal.of(e);
            if (refusal.isEmpty()) {
                throw e;
            }
            takeBack(before);
            return records.size() == 1
                    ? Map.of(records.get(0), Verdict.quarantined(refusal.get()))
                    : writeHalves(records, writing);
        }
    }

    private Map<FileItem, Verdict> writeHalves(List<FileItem.Mapped> records, Writing writing) {
        int half = records.size() / 2;
        Map<FileItem, Verdict> verdicts = new IdentityHashMap<>(write(records.subList(0, half), writing));
        verdicts.putAll(write(records.subList(half, records.size()), writing));
        return verdicts;
    }

    private void takeBack(Savepoint before) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            connection.rollback(before);
            return null;
        });
    }
}

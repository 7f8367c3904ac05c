package io.callsync.ledger;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What Spring Batch keeps of a job instance. Its repository would delete the same row by row, and reads every context before. Callers
 * bring the transaction. Thread-safe.
 */
@Lazy
@Repository
public class BatchMetadata {

    private static final String INSTANCES = """
            SELECT i.JOB_KEY, i.JOB_INSTANCE_ID, EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
                WHERE e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID AND e.STATUS = 'COMPLETED') AS completed
            FROM BATCH_JOB_INSTANCE i WHERE i.JOB_NAME = ? AND i.JOB_KEY IN (%s)""";
    private static final String OF_EXECUTIONS =
            "DELETE x FROM %s x JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = x.JOB_EXECUTION_ID WHERE e.JOB_INSTANCE_ID = ?";
    // what refers to others first
    private static final List<String> DELETE = List.of(
            """
            DELETE x FROM BATCH_STEP_EXECUTION_CONTEXT x
            JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = x.STEP_EXECUTION_ID
            JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID WHERE e.JOB_INSTANCE_ID = ?""",
            OF_EXECUTIONS.formatted("BATCH_STEP_EXECUTION"),
            OF_EXECUTIONS.formatted("BATCH_JOB_EXECUTION_CONTEXT"),
            OF_EXECUTIONS.formatted("BATCH_JOB_EXECUTION_PARAMS"),
            "DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = ?",
            "DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID = ?");

    private final JdbcTemplate jdbc;

    BatchMetadata(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param completed false: Batch would start it again */
    public record Instance(long id, boolean completed) {}

    /** The instances of a job that have these keys, by key. */
    public Map<String, Instance> find(String job, Collection<String> keys) {
        Map<String, Instance> found = new HashMap<>();
        jdbc.query(
                INSTANCES.formatted(String.join(",", Collections.nCopies(keys.size(), "?"))),
                (ResultSet rs) -> {
                    found.put(rs.getString(1), new Instance(rs.getLong(2), rs.getBoolean(3)));
                },
                Stream.concat(Stream.of(job), keys.stream()).toArray());
        return found;
    }

    /** Deletes an instance with its executions, steps, parameters and contexts. */
    public void delete(Instance instance) {
        DELETE.forEach(statement -> jdbc.update(statement, instance.id()));
    }
}

package io.callsync.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of {@code callsync_runs} and {@code callsync_nights}. Callers bring the transaction. Thread-safe. */
@Repository
public class RunLedger {

    private static final String LAST_SEQUENCE = """
            SELECT MAX(sequence) FROM callsync_runs WHERE job = ? AND business_date = ?""";
    private static final String STATE = """
            SELECT state FROM callsync_runs WHERE job = ? AND business_date = ? AND sequence = ?""";
    private static final String OPEN = """
            INSERT INTO callsync_runs (job, business_date, sequence, epoch, state, started_at)
            VALUES (?, ?, ?, ?, 'running', UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE epoch = VALUES(epoch), state = 'running', started_at = VALUES(started_at), ended_at = NULL,
                attention = NULL, reason = NULL, restarts = restarts + 1,
                records_before = (SELECT COALESCE(SUM(f.records), 0) FROM callsync_export_files f WHERE f.run_id = callsync_runs.id)""";
    private static final String ID = """
            SELECT id FROM callsync_runs WHERE job = ? AND business_date = ? AND sequence = ?""";
    private static final String HEAL = """
            UPDATE callsync_runs
            SET state = 'failed', ended_at = UTC_TIMESTAMP(6), reason = 'the process died or lost the job to another one'
            WHERE job = ? AND state = 'running'""";
    private static final String UNFINISHED = """
            SELECT id, job, business_date, sequence, epoch FROM callsync_runs WHERE job = ? AND state <> 'completed'
            ORDER BY business_date, sequence""";
    private static final String RUNNING = """
            SELECT business_date FROM callsync_runs WHERE job = ? AND state = 'running' ORDER BY business_date""";
    private static final String LAST = """
            SELECT id, job, business_date, sequence, epoch FROM callsync_runs WHERE job = ? ORDER BY epoch DESC LIMIT 1""";
    private static final String END = """
            UPDATE callsync_runs SET state = ?, ended_at = UTC_TIMESTAMP(6), attention = ?, reason = ? WHERE id = ? AND epoch = ?""";
    private static final String UNSETTLED = """
            UPDATE callsync_runs SET files_unsettled = ? WHERE id = ?""";
    private static final String MATCHED = """
            UPDATE callsync_runs SET matched_later = matched_later + ? WHERE id = ?""";
    private static final String FETCHED_AGAIN = """
            UPDATE callsync_runs SET fetch_retries = fetch_retries + ? WHERE id = ? AND epoch = ?""";
    private static final String RETRIED = """
            UPDATE callsync_runs SET retries = retries + ? WHERE id = ?""";
    private static final String NIGHT_OPEN = """
            INSERT INTO callsync_nights (job, business_date, complete, since, run_id, problem)
            VALUES (?, ?, FALSE, UTC_TIMESTAMP(6), ?, 'files are being loaded')
            ON DUPLICATE KEY UPDATE since = IF(complete, VALUES(since), since), complete = FALSE, run_id = VALUES(run_id),
                problem = VALUES(problem)""";
    private static final String NIGHT_LEFT = """
            UPDATE callsync_nights AS n JOIN callsync_runs AS r ON r.id = n.run_id SET n.problem = ?
            WHERE n.job = ? AND r.id = ? AND r.epoch = ? AND r.state = ? AND NOT n.complete""";
    private static final String NIGHT_CLOSE = """
            INSERT INTO callsync_nights
                (job, business_date, complete, since, run_id, problem, files, records, inserted, updated, unchanged, superseded,
                 duplicate, filtered, quarantined)
            SELECT ?, ?, ? IS NULL, UTC_TIMESTAMP(6), ?, ?, COUNT(*), COALESCE(SUM(records), 0), COALESCE(SUM(inserted), 0),
                COALESCE(SUM(updated), 0), COALESCE(SUM(unchanged), 0), COALESCE(SUM(superseded), 0), COALESCE(SUM(duplicate), 0),
                COALESCE(SUM(filtered), 0), COALESCE(SUM(quarantined), 0)
            FROM callsync_export_files WHERE job = ? AND business_date = ? AND state = 'loaded'
            ON DUPLICATE KEY UPDATE since = IF(complete = VALUES(complete), since, VALUES(since)), complete = VALUES(complete),
                run_id = VALUES(run_id), problem = VALUES(problem), files = VALUES(files), records = VALUES(records),
                inserted = VALUES(inserted), updated = VALUES(updated), unchanged = VALUES(unchanged),
                superseded = VALUES(superseded), duplicate = VALUES(duplicate), filtered = VALUES(filtered),
                quarantined = VALUES(quarantined)""";
    private static final String INCOMPLETE = """
            SELECT business_date FROM callsync_nights WHERE job = ? AND business_date BETWEEN ? AND ? AND NOT complete""";
    private static final int LONGEST_TEXT = 1000;

    private final JdbcTemplate jdbc;

    RunLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last sequence number of this job and date, if it ever ran. */
    public Optional<Integer> lastSequence(String job, LocalDate date) {
        return Optional.ofNullable(jdbc.queryForObject(LAST_SEQUENCE, Integer.class, job, date));
    }

    /** Whether this run ended as completed. */
    public boolean isCompleted(String job, LocalDate date, int sequence) {
        return jdbc.queryForList(STATE, String.class, job, date, sequence).contains("completed");
    }

    /** Closes runs that a dead process left open as failed. Only for the holder of the job's lease. @return how many */
    public int closeDead(String job) {
        return jdbc.update(HEAL, job);
    }

    /** The dates of runs that are not said to have ended. */
    public List<LocalDate> running(String job) {
        return jdbc.queryForList(RUNNING, LocalDate.class, job);
    }

    /** Runs that have not completed: the next run of their date goes on with them. */
    public List<Run> unfinished(String job) {
        return jdbc.query(UNFINISHED, (rs, i) -> run(rs), job);
    }

    /** @throws NotReady when a run of this date has not completed: its files are planned under it, and go on under it */
    public void requireEnded(String job, LocalDate date) {
        unfinished(job).stream()
                .filter(run -> run.date().equals(date))
                .findFirst()
                .ifPresent(run -> {
                    throw new NotReady(
                            "%s %s #%d has not completed, and goes on with all of its files"
                                    .formatted(job, date, run.sequence()),
                            "callsync run %s --date %s".formatted(job, date));
                });
    }

    /** The run that worked last, if the job ever ran. */
    public Optional<Run> last(String job) {
        return jdbc.query(LAST, (rs, i) -> run(rs), job).stream().findFirst();
    }

    /** Opens or reopens a run under the epoch of its lease. */
    public Run open(String job, LocalDate date, int sequence, long epoch) {
        jdbc.update(OPEN, job, date, sequence, epoch);
        Long id = jdbc.queryForObject(ID, Long.class, job, date, sequence);
        return new Run(id, job, date, sequence, epoch);
    }

    public void unsettled(Run run, int files) {
        jdbc.update(UNSETTLED, files, run.id());
    }

    public void matchedLater(Run run, int calls) {
        jdbc.update(MATCHED, calls, run.id());
    }

    /** How often the source had to be asked again, added to what earlier starts of the run needed. */
    public void fetchedAgain(Run run, long retries) {
        jdbc.update(FETCHED_AGAIN, retries, run.id(), run.epoch());
    }

    /** Counts chunks that had to be written again. */
    public void retried(Run run, int times) {
        jdbc.update(RETRIED, times, run.id());
    }

    /** Ends a run that did not complete; its files go on where they are in the next run. */
    public void end(Run run, String state, String reason) {
        jdbc.update(END, state, null, shorten(reason), run.id(), run.epoch());
    }

    /** Says of the nights that such a run left open why they are. */
    public void explainNights(Run run, String state, String reason) {
        String problem = "a run %s%s".formatted(state, reason == null ? "" : ": " + reason);
        jdbc.update(NIGHT_LEFT, shorten(problem), run.job(), run.id(), run.epoch(), state);
    }

    /** Says that a night is being changed, before the first of its new rows is visible. */
    public void openNight(Run run, LocalDate date) {
        jdbc.update(NIGHT_OPEN, run.job(), date, run.id());
    }

    /** Says what a night holds and whether it is whole. @param problem why not, or null */
    public void closeNight(Run run, LocalDate date, String problem) {
        jdbc.update(NIGHT_CLOSE, run.job(), date, problem, run.id(), shorten(problem), run.job(), date);
    }

    /** The nights between these dates that were said not to be whole. */
    public List<LocalDate> incompleteNights(String job, LocalDate from, LocalDate to) {
        return jdbc.queryForList(INCOMPLETE, LocalDate.class, job, from, to);
    }

    /** Ends a run that did all its work. @param attention why somebody should look at it, or null */
    public void complete(Run run, String attention) {
        if (jdbc.update(END, "completed", shorten(attention), null, run.id(), run.epoch()) != 1) {
            throw new Fenced("run %d of %s was taken over".formatted(run.id(), run.job()));
        }
    }

    private static Run run(ResultSet rs) throws SQLException {
        return new Run(
                rs.getLong("id"),
                rs.getString("job"),
                rs.getObject("business_date", LocalDate.class),
                rs.getInt("sequence"),
                rs.getLong("epoch"));
    }

    private static String shorten(String text) {
        return StoredText.of(text, LONGEST_TEXT);
    }
}

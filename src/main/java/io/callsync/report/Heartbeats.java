package io.callsync.report;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Tells a live run from one whose process died. Thread-safe. */
@Repository
public class Heartbeats {

    // the database's clock on both sides
    private static final String SILENCE = """
            SELECT TIMESTAMPDIFF(SECOND, heartbeat_at, UTC_TIMESTAMP(6)) FROM callsync_leases WHERE job = ?""";

    /** A holder beats every ten seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;

    Heartbeats(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the job's last holder has not been heard of for a minute. */
    public boolean silent(String job) {
        List<Long> seconds = jdbc.queryForList(SILENCE, Long.class, job);
        return seconds.isEmpty() || seconds.get(0) > PATIENCE.toSeconds();
    }
}

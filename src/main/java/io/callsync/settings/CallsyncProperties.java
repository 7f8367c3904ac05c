package io.callsync.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What concerns every job of an installation; set in {@code application.yml} beside the jar, as {@code CALLSYNC_…}
 * variables or on the command line. Refuses values that cannot work when the application starts.
 *
 * @param chunkSize records a transaction: more is faster and redoes more after a crash
 * @param parallelFiles files read at the same time; the connection pool grows with it
 * @param restarts how often a run that lost its database is started again by itself
 * @param restartPause before the first of them; four times as long before each next one
 * @param lease a run without a heartbeat for so long, by the database's clock, may be taken over
 * @param verifySource whether every run counts the records of its files a second time, in the objects themselves
 * @param loadData whether new rows are sent by LOAD DATA LOCAL, which the server must allow
 * @param spool folder into which exports are fetched, made when it is missing; the system's folder for temporary files when null
 * @param spoolLimit bytes of all fetched files together
 * @param purgeOlderThan what is older is purged after each night that completes; null: never
 * @param purgeTime how long that may take; what is left is left to the next night
 */
@ConfigurationProperties("callsync")
public record CallsyncProperties(
        @DefaultValue("2000") int chunkSize,
        @DefaultValue("2") int parallelFiles,
        @DefaultValue("3") int restarts,
        @DefaultValue("5s") Duration restartPause,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("false") boolean verifySource,
        @DefaultValue("false") boolean loadData,
        Path spool,
        @DefaultValue("100GB") DataSize spoolLimit,
        Duration purgeOlderThan,
        @DefaultValue("60s") Duration purgeTime,
        @DefaultValue Matching matching) {

    private static final int LARGEST_CHUNK = 50_000;
    private static final int MOST_FILES = 64;
    private static final int MOST_RESTARTS = 10;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(2);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);
    private static final Duration SHORTEST_AGE = Duration.ofDays(1);
    private static final Duration LONGEST_PURGE = Duration.ofHours(1);

    public CallsyncProperties {
        require(chunkSize >= 1 && chunkSize <= LARGEST_CHUNK, "chunk-size", chunkSize, "from 1 to " + LARGEST_CHUNK);
        require(
                parallelFiles >= 1 && parallelFiles <= MOST_FILES,
                "parallel-files",
                parallelFiles,
                "from 1 to " + MOST_FILES);
        require(spoolLimit.toBytes() > 0, "spool-limit", spoolLimit, "more than nothing");
        require(restarts >= 0 && restarts <= MOST_RESTARTS, "restarts", restarts, "from 0 to " + MOST_RESTARTS);
        require(!restartPause.isNegative(), "restart-pause", restartPause, "a time such as 5s");
        require(
                lease.compareTo(SHORTEST_LEASE) >= 0 && lease.compareTo(LONGEST_LEASE) <= 0,
                "lease",
                lease.toSeconds() + "s",
                "from 2s to 1d");
        require(
                purgeOlderThan == null || purgeOlderThan.compareTo(SHORTEST_AGE) >= 0,
                "purge-older-than",
                purgeOlderThan == null ? null : purgeOlderThan.toHours() + "h",
                "1d or more");
        require(
                purgeTime.toSeconds() > 0 && purgeTime.compareTo(LONGEST_PURGE) <= 0,
                "purge-time",
                purgeTime.toSeconds() + "s",
                "from 1s to 1h");
        spool = Objects.requireNonNullElseGet(spool, () -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Connections that a run needs: one a file, and one each for the run's lock, its progress and Batch's sequences. */
    int connections() {
        return parallelFiles + 3;
    }

    /**
     * How a call finds its lead and its user in the CRM's directory, which is only read. The queries take a list of values
     * and return a row for each match.
     *
     * @param enabled false: every call keeps its call log and gets its communication in a later run that matches
     * @param leadsByNumber columns number, lead_id, created_at for the E.164 numbers {@code :numbers}
     * @param usersByEmail columns email, id for {@code :emails}; empty: off
     * @param usersByNumber columns number, id for {@code :numbers}; empty: off, since the documented users have no number.
     *     For instance {@code SELECT did AS number, id FROM users WHERE did IN (:numbers)}
     */
    public record Matching(
            @DefaultValue("true") boolean enabled,
            @DefaultValue(LEADS_BY_NUMBER) String leadsByNumber,
            @DefaultValue(USERS_BY_EMAIL) String usersByEmail,
            @DefaultValue("") String usersByNumber) {

        private static final String LEADS_BY_NUMBER = """
                SELECT p.number AS number, l.id AS lead_id, l.created_at AS created_at \
                FROM phones p JOIN leads l ON l.id = p.lead_id WHERE p.number IN (:numbers)""";
        private static final String USERS_BY_EMAIL = "SELECT email, id FROM users WHERE email IN (:emails)";

        public Matching {
            require(
                    takes(leadsByNumber, ":numbers"),
                    "matching.leads-by-number",
                    leadsByNumber,
                    "a query with :numbers");
            require(
                    usersByEmail.isBlank() || takes(usersByEmail, ":emails"),
                    "matching.users-by-email",
                    usersByEmail,
                    "a query with :emails, or nothing");
            require(
                    usersByNumber.isBlank() || takes(usersByNumber, ":numbers"),
                    "matching.users-by-number",
                    usersByNumber,
                    "a query with :numbers, or nothing");
        }

        private static boolean takes(String query, String parameter) {
            return query.contains("(" + parameter + ")");
        }
    }

    private static void require(boolean met, String name, Object value, String expected) {
        if (!met) {
            throw new IllegalArgumentException("callsync.%s is '%s': expected %s".formatted(name, value, expected));
        }
    }
}

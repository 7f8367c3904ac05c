package io.callsync.ledger;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Asks the database server who it is and how it works for this session, in two statements. Thread-safe. */
@Component
public class Server {

    // MariaDB before 11.1 has tx_isolation only, so no variable is named in a query
    private static final String VARIABLES = """
            SHOW SESSION VARIABLES WHERE Variable_name IN ('transaction_isolation', 'tx_isolation', 'time_zone', 'system_time_zone',
                'character_set_client', 'character_set_connection', 'local_infile', 'read_only')""";
    private static final String IDENTITY = """
            SELECT VERSION() AS version, DATABASE() AS name, CURRENT_USER() AS account, UTC_TIMESTAMP(6) AS now""";

    private final JdbcTemplate jdbc;

    Server(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DataAccessException when it cannot be reached or refuses */
    public ServerFacts facts() {
        Map<String, String> variables = new HashMap<>();
        jdbc.query(VARIABLES, (ResultSet rs) -> {
            variables.put(rs.getString(1), rs.getString(2));
        });
        Instant asked = Instant.now();
        return jdbc.queryForObject(IDENTITY, (rs, i) -> {
            Duration half = Duration.between(asked, Instant.now()).dividedBy(2);
            Instant now = rs.getObject("now", LocalDateTime.class).toInstant(ZoneOffset.UTC);
            return new ServerFacts(
                    rs.getString("version"),
                    rs.getString("name"),
                    rs.getString("account"),
                    Duration.between(asked.plus(half), now),
                    Map.copyOf(variables));
        });
    }
}

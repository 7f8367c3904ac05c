package io.callsync.ledger;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The tables: made and upgraded by Flyway, only when somebody asks. Every other command reads Flyway's history itself, because
 * Flyway takes longer to start than the rest of the ledger. Thread-safe.
 */
@Component
public class Schema {

    /** Of the newest migration. */
    static final String NEWEST = "14";

    private static final String HISTORY = "callsync_schema_history";
    // newest first
    private static final String VERSIONS =
            "SELECT version FROM %s WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC"
                    .formatted(HISTORY);
    private static final int NO_SUCH_TABLE = 1146;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final Grants grants;

    Schema(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.grants = new Grants(jdbc);
    }

    /** Brings the schema to this version of callsync. @return how many migrations ran */
    public int migrate() {
        return flyway().migrate().migrationsExecuted;
    }

    /** @throws NotReady when a migration of this version of callsync has not run, or when this user may not know */
    public void requireCurrent() {
        if (!isCurrent()) {
            throw new NotReady("the tables are not migrated (version: %s)".formatted(version()), "callsync migrate");
        }
    }

    /** Whether every migration of this version of callsync has run. @throws NotReady when this user may not know */
    boolean isCurrent() {
        grants.requireHistory();
        return versions().contains(NEWEST);
    }

    /** The version of the schema, or "none". */
    public String version() {
        return versions().stream().findFirst().orElse("none");
    }

    private List<String> versions() {
        try {
            return jdbc.queryForList(VERSIONS, String.class);
        } catch (BadSqlGrammarException e) {
            SQLException refusal = e.getSQLException();
            if (refusal.getErrorCode() == NO_SUCH_TABLE) {
                return List.of();
            }
            throw e;
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .javaMigrations(new CreateBatchTables())
                // the CRM's own tables are there already, and may have a history of their own
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}

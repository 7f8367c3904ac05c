package io.callsync.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables: made and upgraded by Flyway, only when somebody asks. Thread-safe. */
@Component
public class Schema {

    private final Flyway flyway;
    private final Grants grants;

    Schema(DataSource dataSource) {
        this.grants = new Grants(new JdbcTemplate(dataSource));
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .javaMigrations(new CreateBatchTables())
                // the CRM's own tables are there already, and may have a history of their own
                .table("callsync_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /** Brings the schema to this version of callsync. @return how many migrations ran */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /** Whether every migration of this version of callsync has run. @throws MissingGrant when this user may not know */
    public boolean isCurrent() {
        grants.checkHistory();
        return flyway.info().pending().length == 0;
    }

    /** The version of the schema, or "none". */
    public String version() {
        MigrationInfo current = flyway.info().current();
        return current == null ? "none" : current.getVersion().getVersion();
    }
}

package io.callsync.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Runs the script that Spring Batch ships for the server at hand: MySQL counts ids in tables, MariaDB in sequences. */
final class CreateBatchTables implements JavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        String script = product.contains("mariadb") ? "mariadb" : "mysql";
        String sql = new ClassPathResource("org/springframework/batch/core/schema-%s.sql".formatted(script))
                .getContentAsString(StandardCharsets.UTF_8);
        ScriptUtils.executeSqlScript(connection, new ByteArrayResource(repeatable(sql)));
    }

    // killed half way, it is run again from its beginning
    private static byte[] repeatable(String sql) {
        return sql.replaceAll("CREATE (TABLE|SEQUENCE) ", "CREATE $1 IF NOT EXISTS ")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("4");
    }

    @Override
    public String getDescription() {
        return "create Spring Batch tables";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }
}

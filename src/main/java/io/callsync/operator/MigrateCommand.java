package io.callsync.operator;

import io.callsync.ledger.Schema;
import io.callsync.report.Amounts;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Creates callsync's tables, or brings them up to date. */
@Command(
        name = "migrate",
        description =
                "Creates callsync's tables, or brings them to this version. Needs a database user with DDL rights.",
        footerHeading = "%nExample:%n",
        footer = "  SPRING_DATASOURCE_USERNAME=admin callsync migrate")
final class MigrateCommand implements Runnable {

    @ParentCommand
    private CallsyncCommand callsync;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Schema schema = callsync.bean(Schema.class);
        print(schema, schema.migrate(), spec.commandLine().getOut());
    }

    static void print(Schema schema, int migrations, PrintWriter out) {
        out.printf(
                "callsync: %s, the tables are of version %s%n",
                migrations == 0 ? "nothing to migrate" : Amounts.count(migrations, "migration") + " done",
                schema.version());
    }
}

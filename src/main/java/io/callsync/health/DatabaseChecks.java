package io.callsync.health;

import io.callsync.configuration.ConfigurationError;
import io.callsync.ledger.Grants;
import io.callsync.ledger.Schema;
import io.callsync.ledger.Server;
import io.callsync.ledger.ServerFacts;
import io.callsync.ledger.TextColumns;
import io.callsync.matching.Directory;
import io.callsync.report.Amounts;
import io.callsync.settings.CallsyncProperties;
import io.callsync.settings.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.core.env.Environment;

/** Whether the database is there, and as a run needs it. */
final class DatabaseChecks {

    private static final String POOL = "spring.datasource.hikari.";
    private static final String OPTIONS = POOL + "data-source-properties.";
    private static final String READ_COMMITTED = "READ-COMMITTED";
    private static final String SET_CLOCK = "timedatectl set-ntp true";

    private final Parts parts;
    private ServerFacts server;

    DatabaseChecks(Parts parts) {
        this.parts = parts;
    }

    /** Keeps what the server says of itself for the checks behind this one. */
    Check reachable(Check settings) {
        return Check.quick(
                        "database",
                        "calls are written there, and what is known of each file",
                        "",
                        this::reach,
                        settings)
                .next(() -> client("SELECT 1"));
    }

    private List<Answer> reach() {
        server = parts.get(Server.class).facts();
        return Answer.ok("%s, database %s, user %s".formatted(server.version(), server.database(), server.account()));
    }

    Check isolation(Check database) {
        return Check.quick(
                "isolation",
                "at another level two writers of the same calls wait for each other, or do not see what the other wrote",
                doctorWith(POOL + "transaction-isolation=TRANSACTION_READ_COMMITTED"),
                () -> {
                    require(
                            server.isolation().equals(READ_COMMITTED),
                            POOL + "transaction-isolation",
                            "transactions work at %s: take it out, they need %s"
                                    .formatted(server.isolation(), READ_COMMITTED));
                    return Answer.ok(server.isolation());
                },
                database);
    }

    Check charset(Check database) {
        return Check.quick(
                "charset",
                "what this character set lacks arrives as question marks",
                doctorWith(OPTIONS + "characterEncoding=UTF-8"),
                () -> {
                    require(
                            server.charset().equals("utf8mb4"),
                            OPTIONS + "characterEncoding",
                            "texts are sent in %s: take it out, they are utf8mb4".formatted(server.charset()));
                    return Answer.ok(server.charset());
                },
                database);
    }

    Check timeZone(Check database) {
        return Check.quick(
                "time-zone",
                "times of the CRM's leads would be read hours off, and calls be given to the wrong one",
                doctorWith(OPTIONS + "connectionTimeZone=UTC"),
                () -> {
                    require(
                            server.isUtc(),
                            OPTIONS + "connectionTimeZone",
                            "times are exchanged in %s: take it out, they are UTC".formatted(server.timeZone()));
                    return Answer.ok(server.timeZone());
                },
                database);
    }

    Check clock(Check database) {
        return Check.quick(
                "clock",
                "the report's times are the database's, and which files are old enough to be read is this machine's",
                SET_CLOCK,
                () -> clock("the database's", server.ahead()),
                database);
    }

    /** @param whose clock it is */
    static List<Answer> clock(String whose, Duration ahead) {
        String off = Amounts.time(ahead.abs());
        if (ahead.abs().compareTo(Duration.ofSeconds(30)) <= 0) {
            return Answer.ok("%s and this machine's are %s apart".formatted(whose, off));
        }
        String how = ahead.isNegative() ? "behind" : "ahead of";
        return List.of(Answer.attention("%s is %s %s this machine's".formatted(whose, off, how), SET_CLOCK));
    }

    Check streams(Check settings, Check database) {
        return Check.quick(
                "local-infile",
                "callsync.load-data sends new rows as streams",
                "SET GLOBAL local_infile = ON",
                () -> {
                    if (!parts.get(CallsyncProperties.class).loadData()) {
                        return Answer.ok("not needed: callsync.load-data is off");
                    }
                    return server.takesStreams()
                            ? Answer.ok("the server takes streams")
                            : List.of(
                                    Answer.broken("callsync.load-data is on, the server's local_infile is off", null));
                },
                settings,
                database);
    }

    Check tables(Check database) {
        return Check.quick(
                "tables",
                "a run of this version writes columns that older tables do not have",
                "callsync migrate",
                () -> {
                    parts.get(Schema.class).requireCurrent();
                    return Answer.ok("migrated");
                },
                database);
    }

    Check columns(Check tables) {
        return Check.quick(
                "columns",
                "ids that differ in case only are different calls, and texts are in any script",
                "callsync migrate",
                () -> Answer.orOk(
                        parts.get(TextColumns.class).altered().stream()
                                .map(DatabaseChecks::altered)
                                .toList(),
                        "ids are compared byte for byte"),
                tables);
    }

    private static Answer altered(TextColumns.Altered column) {
        return column.id()
                ? Answer.broken(
                        "%s.%s is compared by %s, not byte for byte"
                                .formatted(column.table(), column.column(), column.collation()),
                        column.statement())
                : Answer.attention(
                        "%s.%s cannot hold every character: it is %s"
                                .formatted(column.table(), column.column(), column.collation()),
                        column.statement());
    }

    Check grants(Check tables) {
        return Check.quick(
                "grants",
                "a run would break off where it first needs the right",
                "callsync doctor",
                () -> Answer.orOk(
                        parts.get(Grants.class).missing(server.isMariaDb()).stream()
                                .map(missing -> Answer.broken(missing.problem(), missing.statement()))
                                .toList(),
                        "%s may do what a run does".formatted(server.account())),
                tables);
    }

    Check directory(Check database) {
        return Check.quick(
                        "directory",
                        "calls find their lead and their user there",
                        "",
                        () -> {
                            parts.get(Grants.class).require(parts.get(Directory.class)::probe);
                            return Answer.ok("leads and users can be asked for");
                        },
                        database)
                .next(() -> client("SHOW TABLES"));
    }

    Check writable(Check database) {
        return Check.slow(
                "writable",
                "a replica takes no calls",
                "SET GLOBAL read_only = OFF",
                () -> server.isReadOnly()
                        ? List.of(Answer.broken("the server is read-only: check that it is the primary", null))
                        : Answer.ok("the server takes writes"),
                database);
    }

    private String client(String statement) {
        try {
            return DatabaseAddress.client(parts.get(Environment.class), statement);
        } catch (ConfigurationError e) {
            return "callsync doctor";
        }
    }

    private static String doctorWith(String setting) {
        return "callsync doctor --" + setting;
    }

    private static void require(boolean met, String setting, String problem) {
        if (!met) {
            throw new ConfigurationError(Path.of(setting), ConfigurationError.UNKNOWN_LINE, problem);
        }
    }
}

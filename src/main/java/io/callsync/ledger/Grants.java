package io.callsync.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Asks the database, before anything is written, whether its user may do what a run does: by statements that need the right and
 * find no row, since rights come by roles and wildcards too. About thirty round trips. Thread-safe.
 */
@Component
public class Grants {

    private static final List<Integer> DENIED = List.of(1142, 1143);
    private static final Pattern RIGHT = Pattern.compile("^(.+?) command denied");
    private static final Pattern TABLE = Pattern.compile("table (?:`[^`]*`\\.)?['`]([^'`]+)['`]");

    private final JdbcTemplate jdbc;

    Grants(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a run writes and may not, table by table. @param sequences whether the server counts ids in sequences, as MariaDB does */
    public List<MissingGrant> missing(boolean sequences) {
        List<MissingGrant> missing = new ArrayList<>();
        for (GrantedTable table : GrantedTable.WRITTEN_BY_RUNS) {
            table.probes().stream()
                    .map(probe -> missing(table, probe))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(missing::add);
        }
        for (GrantedTable counter : GrantedTable.COUNTERS) {
            missing(counter, counter.counterProbe(sequences)).ifPresent(missing::add);
        }
        return missing;
    }

    /**
     * Runs what reads tables that only the settings know.
     *
     * @throws NotReady when this user may not
     * @throws DataAccessException when they cannot be read for another reason
     */
    public void require(Runnable reading) {
        try {
            reading.run();
        } catch (DataAccessException e) {
            String refusal = denial(e).orElseThrow(() -> e);
            throw describe(find(TABLE, refusal, "the table of callsync.matching"), "SELECT", refusal)
                    .notReady();
        }
    }

    /** Without this right, the tables would pass for not migrated. */
    void requireHistory() {
        GrantedTable history = GrantedTable.HISTORY;
        for (String probe : history.probes()) {
            missing(history, probe).ifPresent(right -> {
                throw right.notReady();
            });
        }
    }

    /** Whatever else is wrong with a statement that finds nothing, it is no matter of rights. */
    private Optional<MissingGrant> missing(GrantedTable table, String probe) {
        try {
            jdbc.execute(probe);
            return Optional.empty();
        } catch (DataAccessException e) {
            return denial(e).map(refusal -> describe(table.name(), table.rights(), refusal));
        }
    }

    private static Optional<String> denial(DataAccessException e) {
        return e.getRootCause() instanceof SQLException refusal && DENIED.contains(refusal.getErrorCode())
                ? Optional.of(refusal.getMessage())
                : Optional.empty();
    }

    private MissingGrant describe(String table, String rights, String refusal) {
        Map<String, Object> session = jdbc.queryForMap("SELECT CURRENT_USER() AS account, DATABASE() AS name");
        String account = session.get("account").toString().replaceFirst("^(.*)@(.*)$", "'$1'@'$2'");
        return new MissingGrant(
                find(RIGHT, refusal, rights),
                table,
                "GRANT %s ON `%s`.`%s` TO %s".formatted(rights, session.get("name"), table, account));
    }

    private static String find(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}

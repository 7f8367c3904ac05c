package io.callsync.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * @param reading asks the CRM's directory, whose tables only the settings know
     * @throws MissingGrant naming every table on which a right is missing
     */
    public void check(Runnable reading) {
        List<String> missing = new ArrayList<>();
        for (GrantedTable table : GrantedTable.WRITTEN_BY_RUNS) {
            table.probes().stream()
                    .map(probe -> missing(table, () -> jdbc.execute(probe)))
                    .filter(found -> found != null)
                    .findFirst()
                    .ifPresent(missing::add);
        }
        boolean sequences = jdbc.queryForObject("SELECT VERSION()", String.class)
                .toLowerCase(Locale.ROOT)
                .contains("mariadb");
        for (GrantedTable counter : GrantedTable.COUNTERS) {
            add(missing, missing(counter, () -> jdbc.execute(counter.counterProbe(sequences))));
        }
        add(missing, missing(null, reading));
        if (!missing.isEmpty()) {
            throw new MissingGrant(String.join("; ", missing));
        }
    }

    /** Without this right, the tables would pass for not migrated. */
    void checkHistory() {
        String missing = missing(
                GrantedTable.HISTORY, () -> GrantedTable.HISTORY.probes().forEach(jdbc::execute));
        if (missing != null) {
            throw new MissingGrant(missing);
        }
    }

    private static void add(List<String> all, String missing) {
        if (missing != null) {
            all.add(missing);
        }
    }

    /** Whatever else is wrong with a statement that finds nothing, it is no matter of rights. */
    private String missing(GrantedTable table, Runnable probe) {
        try {
            probe.run();
            return null;
        } catch (DataAccessException e) {
            return e.getRootCause() instanceof SQLException refusal && DENIED.contains(refusal.getErrorCode())
                    ? describe(table, refusal.getMessage())
                    : null;
        }
    }

    private String describe(GrantedTable table, String refusal) {
        String name = table == null ? find(TABLE, refusal, "the table of callsync.matching") : table.name();
        String rights = table == null ? "SELECT" : table.rights();
        Map<String, Object> session = jdbc.queryForMap("SELECT CURRENT_USER() AS account, DATABASE() AS name");
        String account = session.get("account").toString().replaceFirst("^(.*)@(.*)$", "'$1'@'$2'");
        return "the database user lacks %s on %s, an administrator types: GRANT %s ON `%s`.`%s` TO %s"
                .formatted(find(RIGHT, refusal, rights), name, rights, session.get("name"), name, account);
    }

    private static String find(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}

package io.callsync.ledger;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a database server works for a session of callsync.
 *
 * @param account as the server knows the user, {@code callsync@%}
 * @param ahead by how much its clock is ahead of this machine's; negative when it is behind
 * @param variables some of the session's, by the server's names
 */
public record ServerFacts(
        String version, String database, String account, Duration ahead, Map<String, String> variables) {

    private static final Set<String> UTC = Set.of("+00:00", "UTC", "Etc/UTC", "GMT");

    public boolean isMariaDb() {
        return version.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    /** {@code READ-COMMITTED} and the like. */
    public String isolation() {
        return variables.getOrDefault("transaction_isolation", variables.getOrDefault("tx_isolation", "unknown"));
    }

    /** In which texts come and go. */
    public String charset() {
        String sent = variables.get("character_set_client");
        String understood = variables.get("character_set_connection");
        return sent.equals(understood) ? sent : sent + " as " + understood;
    }

    /** The session's, or the machine's where the session has none of its own. */
    public String timeZone() {
        String zone = variables.get("time_zone");
        return zone.equals("SYSTEM") ? variables.get("system_time_zone") : zone;
    }

    public boolean isUtc() {
        return UTC.contains(timeZone());
    }

    public boolean takesStreams() {
        return isOn("local_infile");
    }

    public boolean isReadOnly() {
        return isOn("read_only");
    }

    private boolean isOn(String variable) {
        return Set.of("ON", "1").contains(variables.getOrDefault(variable, "OFF"));
    }
}

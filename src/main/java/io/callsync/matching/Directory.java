package io.callsync.matching;

import io.callsync.call.Call;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The CRM's leads and users, asked once per chunk and never per call. Thread-safe. */
public class Directory {

    private static final int LOOK_UP = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final DirectoryQueries queries;

    public Directory(NamedParameterJdbcTemplate jdbc, DirectoryQueries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    /** The match of each call, in order. */
    public List<Match> match(List<Call> calls) {
        Map<String, List<Lead>> leads =
                leads(distinct(calls, call -> call.customer().number()));
        Map<String, Long> byEmail = users(queries.usersByEmail(), "emails", distinct(calls, Directory::email));
        Map<String, Long> byNumber = users(queries.usersByNumber(), "numbers", distinct(calls, Directory::ownNumber));
        return calls.stream()
                .map(call -> new Match(lead(leads, call), user(byEmail, byNumber, call)))
                .toList();
    }

    /** Asks every query for nobody. @throws org.springframework.dao.DataAccessException when the CRM's tables cannot be read */
    public void probe() {
        Set<String> nobody = Set.of("");
        leads(nobody);
        users(queries.usersByEmail(), "emails", nobody);
        users(queries.usersByNumber(), "numbers", nobody);
    }

    /** Which of these numbers any lead has. */
    public Set<String> numbersOfLeads(Set<String> numbers) {
        return leads(numbers).keySet();
    }

    private static Long lead(Map<String, List<Lead>> leads, Call call) {
        String number = call.customer().number();
        return number == null
                ? null
                : Lead.of(leads.getOrDefault(number, List.of()), call.startAt())
                        .map(Lead::id)
                        .orElse(null);
    }

    private static Long user(Map<String, Long> byEmail, Map<String, Long> byNumber, Call call) {
        String email = email(call);
        Long user = email == null ? null : byEmail.get(email);
        String number = ownNumber(call);
        return user != null || number == null ? user : byNumber.get(number);
    }

    private static String email(Call call) {
        return call.agent() != null && call.agent().indexOf('@') > 0
                ? call.agent().toLowerCase(Locale.ROOT)
                : null;
    }

    /** The user's own number: named as the agent, else the company's end of the call. */
    private static String ownNumber(Call call) {
        return call.agent() != null && call.agent().startsWith("+")
                ? call.agent()
                : call.company().number();
    }

    private Map<String, List<Lead>> leads(Set<String> numbers) {
        Map<String, List<Lead>> leads = new HashMap<>();
        ask(
                queries.leadsByNumber(),
                "numbers",
                numbers,
                rs -> leads.computeIfAbsent(rs.getString("number"), number -> new ArrayList<>())
                        .add(new Lead(rs.getLong("lead_id"), createdAt(rs))));
        return leads;
    }

    private Map<String, Long> users(String query, String parameter, Set<String> values) {
        Map<String, Long> users = new HashMap<>();
        ask(
                query,
                parameter,
                values,
                rs -> users.merge(rs.getString(1).toLowerCase(Locale.ROOT), rs.getLong(2), Math::min));
        return users;
    }

    private void ask(String query, String parameter, Set<String> values, RowCallbackHandler handler) {
        if (query == null || query.isBlank()) {
            return;
        }
        List<String> all = values.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += LOOK_UP) {
            jdbc.query(query, Map.of(parameter, all.subList(from, Math.min(all.size(), from + LOOK_UP))), handler);
        }
    }

    private static Instant createdAt(ResultSet rs) throws SQLException {
        LocalDateTime time = rs.getObject("created_at", LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static Set<String> distinct(Collection<Call> calls, Function<Call, String> value) {
        return calls.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}

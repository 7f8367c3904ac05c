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
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The CRM's leads and users, asked for each number and address once until {@link #forget}. Thread-safe. */
public class Directory {

    private static final int LOOK_UP = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final Answers<List<Lead>> leads;
    private final Answers<Optional<Long>> usersByEmail;
    private final Answers<Optional<Long>> usersByNumber;

    public Directory(NamedParameterJdbcTemplate jdbc, DirectoryQueries queries) {
        this.jdbc = jdbc;
        this.leads = new Answers<>(numbers -> leads(queries.leadsByNumber(), numbers), List.of());
        this.usersByEmail = new Answers<>(emails -> users(queries.usersByEmail(), "emails", emails), Optional.empty());
        this.usersByNumber =
                new Answers<>(numbers -> users(queries.usersByNumber(), "numbers", numbers), Optional.empty());
    }

    /** By what a call is matched; each null where it does not say. */
    private record Ends(Instant startAt, String customer, String email, String own) {

        static Ends of(Call call) {
            return of(call.startAt(), call.customer().number(), call.company().number(), call.agent());
        }

        static Ends of(Instant startAt, String customer, String company, String agent) {
            boolean email = agent != null && agent.indexOf('@') > 0;
            boolean number = agent != null && agent.startsWith("+");
            return new Ends(
                    startAt,
                    customer,
                    email ? agent.toLowerCase(Locale.ROOT) : null,
                    // the user's own number: named as the agent, else the company's end of the call
                    number ? agent : company);
        }
    }

    /** The match of each call, in order, as the directory answered since {@link #forget}. */
    public List<Match> match(List<Call> calls) {
        List<Ends> ends = calls.stream().map(Ends::of).toList();
        Map<String, List<Lead>> byCustomer = leads.to(distinct(ends, Ends::customer));
        Map<String, Optional<Long>> byEmail = usersByEmail.to(distinct(ends, Ends::email));
        Map<String, Optional<Long>> byNumber = usersByNumber.to(distinct(ends, Ends::own));
        return ends.stream()
                .map(end -> new Match(
                        Lead.of(byCustomer.getOrDefault(end.customer(), List.of()), end.startAt())
                                .map(Lead::id)
                                .orElse(null),
                        byEmail.getOrDefault(end.email(), Optional.empty())
                                .or(() -> byNumber.getOrDefault(end.own(), Optional.empty()))
                                .orElse(null)))
                .toList();
    }

    /**
     * Whom a call would be given now, and why; asks anew.
     *
     * @param customer the number of the far end, {@code company} that of the near end; each null where there is none
     * @param agent as the call names it, or null
     */
    public MatchReasons explain(Instant startAt, String customer, String company, String agent) {
        forget();
        Ends ends = Ends.of(startAt, customer, company, agent);
        List<Lead> all =
                customer == null ? List.of() : leads.to(Set.of(customer)).get(customer);
        Optional<Lead> lead = Lead.of(all, startAt);
        Optional<Long> byEmail = one(usersByEmail, ends.email());
        Optional<Long> byNumber = one(usersByNumber, ends.own());
        return new MatchReasons(
                all.stream()
                        .sorted(Lead.BY_AGE)
                        .map(one -> new MatchReasons.Candidate(one.id(), one.createdAt()))
                        .toList(),
                lead.map(Lead::id).orElse(null),
                lead.filter(one -> one.existed(startAt)).isPresent(),
                byEmail.or(() -> byNumber).orElse(null),
                byEmail.isPresent() ? "e-mail" : byNumber.isPresent() ? "number" : null);
    }

    private static Optional<Long> one(Answers<Optional<Long>> users, String value) {
        return value == null ? Optional.empty() : users.to(Set.of(value)).get(value);
    }

    /** Asks every query for nobody. @throws org.springframework.dao.DataAccessException when the CRM's tables cannot be read */
    public void probe() {
        leads.probe();
        usersByEmail.probe();
        usersByNumber.probe();
    }

    /** Which of these numbers any lead has. */
    public Set<String> numbersOfLeads(Collection<String> numbers) {
        Map<String, List<Lead>> answers = leads.to(numbers);
        answers.values().removeIf(List::isEmpty);
        return answers.keySet();
    }

    /** Asks anew from now on. */
    public void forget() {
        leads.forget();
        usersByEmail.forget();
        usersByNumber.forget();
    }

    private Map<String, List<Lead>> leads(String query, SortedSet<String> numbers) {
        Map<String, List<Lead>> leads = new HashMap<>();
        ask(
                query,
                "numbers",
                numbers,
                rs -> leads.computeIfAbsent(rs.getString("number"), number -> new ArrayList<>())
                        .add(new Lead(rs.getLong("lead_id"), createdAt(rs))));
        return leads;
    }

    private Map<String, Optional<Long>> users(String query, String parameter, SortedSet<String> values) {
        Map<String, Optional<Long>> users = new HashMap<>();
        ask(
                query,
                parameter,
                values,
                rs -> users.merge(
                        rs.getString(1).toLowerCase(Locale.ROOT),
                        Optional.of(rs.getLong(2)),
                        (one, other) -> one.get() < other.get() ? one : other));
        return users;
    }

    private void ask(String query, String parameter, SortedSet<String> values, RowCallbackHandler handler) {
        if (query == null || query.isBlank()) {
            return;
        }
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += LOOK_UP) {
            jdbc.query(query, Map.of(parameter, all.subList(from, Math.min(all.size(), from + LOOK_UP))), handler);
        }
    }

    private static Instant createdAt(ResultSet rs) throws SQLException {
        LocalDateTime time = rs.getObject("created_at", LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static List<String> distinct(List<Ends> calls, Function<Ends, String> end) {
        return calls.stream().map(end).filter(Objects::nonNull).distinct().toList();
    }
}

package io.callsync.explain;

import io.callsync.matching.Directory;
import io.callsync.matching.MatchReasons;
import io.callsync.report.CallReport;
import java.util.Map;
import java.util.stream.Collectors;

/** Whom the directory names for a row, in sentences. Stateless. */
final class Matched {

    private Matched() {}

    /** Null when there is no row to match. */
    static CallReport.Match of(Rows rows, Directory directory) {
        Map<String, Object> call = rows.callLog();
        if (call.isEmpty()) {
            return null;
        }
        String customer = (String) call.get(Ends.customer(call));
        String company = (String) call.get(Ends.company(call));
        String agent = (String) call.get("agent");
        MatchReasons reasons = directory.explain(rows.startAt(), customer, company, agent);
        return new CallReport.Match(
                reasons.leadId(),
                lead(reasons, customer, rows.communication().get("lead_id")),
                reasons.userId(),
                user(reasons, agent, company, rows.communication().get("user_id")));
    }

    private static String lead(MatchReasons reasons, String customer, Object stored) {
        if (reasons.leadId() == null) {
            return (customer == null ? "the customer's end has no number" : "no lead has " + customer)
                    + kept(stored, null);
        }
        String rule = reasons.leadExisted()
                ? "the newest with %s that existed when the call began"
                : "the first with %s, created after the call began";
        String others = reasons.leads().stream()
                .filter(lead -> lead.id() != reasons.leadId())
                .map(lead -> lead.id() + created(lead))
                .collect(Collectors.joining(", "));
        String chosen = reasons.leads().stream()
                .filter(lead -> lead.id() == reasons.leadId())
                .map(Matched::created)
                .findFirst()
                .orElseThrow();
        return rule.formatted(customer)
                + chosen
                + (others.isEmpty() ? "" : "; others: " + others)
                + kept(stored, reasons.leadId());
    }

    private static String created(MatchReasons.Candidate lead) {
        return lead.createdAt() == null ? " (without a time of creation)" : " (created " + lead.createdAt() + ")";
    }

    private static String user(MatchReasons reasons, String agent, String company, Object stored) {
        String tried = agent == null ? "no agent is named" : "no user is '" + agent + "'";
        String by = switch (reasons.userBy() == null ? "" : reasons.userBy()) {
            case "e-mail" -> "by e-mail " + agent;
            case "number" -> "by number " + (agent != null && agent.startsWith("+") ? agent : company);
            default -> tried + (company == null ? "" : ", or has the number " + company);
        };
        return by + kept(stored, reasons.userId());
    }

    private static String kept(Object stored, Long now) {
        return stored == null && now == null || stored != null && stored.equals(now)
                ? ""
                : "; the communication has " + (stored == null ? "none" : stored);
    }
}

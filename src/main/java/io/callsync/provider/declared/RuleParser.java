package io.callsync.provider.declared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads decisions: filters, and the tables and conditions for direction and status. */
final class RuleParser {

    private static final Set<String> CASE = Set.of("when", "field", "is", "then");
    private static final Set<String> FILTER = Set.of("when", "field", "is", "reason");

    private final Map<String, Value> values;
    private final Map<String, Variable> variables;
    private CelConditions conditions;

    RuleParser(Map<String, Value> values, Map<String, Variable> variables) {
        this.values = values;
        this.variables = variables;
    }

    /** {@code filter:} a list of conditions, each with the reason why such a record is no call. */
    Rule<String> filter(Yaml yaml) {
        List<Rule<String>> rules = new ArrayList<>();
        for (Yaml element : yaml.list()) {
            Map<String, Yaml> entries = element.entries(FILTER);
            rules.add(new Rule.When<>(
                    condition(element, entries), new Rule.Always<>(reason(element, entries.get("reason")))));
        }
        return new Rule.InOrder<>(List.copyOf(rules));
    }

    /** {@code first:} cases, then {@code values:} a table of the field's value, then {@code otherwise:} a decision. */
    <T> Rule<T> decision(Yaml yaml, Value of, Function<Yaml, T> result) {
        Map<String, Yaml> entries = yaml.entries(List.of("first", "values", "otherwise"));
        List<Rule<T>> rules = new ArrayList<>();
        if (entries.containsKey("first")) {
            rules.add(cases(entries.get("first"), result));
        }
        if (entries.containsKey("values")) {
            rules.add(table(entries.get("values"), of, result));
        }
        if (entries.containsKey("otherwise")) {
            rules.add(rule(entries.get("otherwise"), result));
        }
        return rules.size() == 1 ? rules.get(0) : new Rule.InOrder<>(List.copyOf(rules));
    }

    /** The reason of {@code {filtered: reason}}. */
    static String reason(Yaml owner, Yaml reason) {
        if (reason == null) {
            throw owner.error("expected a reason");
        }
        if (!reason.text().matches("[a-z][a-z0-9-]{1,31}")) {
            throw reason.error(
                    "'%s' is no reason: expected a word such as internal or not-voice".formatted(reason.text()));
        }
        return reason.text();
    }

    private <T> Rule<T> table(Yaml yaml, Value of, Function<Yaml, T> result) {
        Map<String, Rule<T>> exact = new HashMap<>();
        Map<String, Rule<T>> prefixes = new LinkedHashMap<>();
        yaml.entries().forEach((value, decision) -> {
            String key = value.strip().toLowerCase(Locale.ROOT);
            Rule<T> known = key.endsWith("*")
                    ? prefixes.put(key.substring(0, key.length() - 1), rule(decision, result))
                    : exact.put(key, rule(decision, result));
            if (known != null) {
                throw decision.error("'%s' occurs twice: upper and lower case are the same".formatted(value));
            }
        });
        return new Rule.Table<>(of, Map.copyOf(exact), prefixes);
    }

    private <T> Rule<T> rule(Yaml yaml, Function<Yaml, T> result) {
        return yaml.isList() ? cases(yaml, result) : new Rule.Always<>(result.apply(yaml));
    }

    private <T> Rule<T> cases(Yaml yaml, Function<Yaml, T> result) {
        List<Rule<T>> rules = new ArrayList<>();
        for (Yaml element : yaml.list()) {
            Map<String, Yaml> entries = element.entries(CASE);
            if (!entries.containsKey("then")) {
                throw element.error("a case needs 'then'");
            }
            Rule<T> then = rule(entries.get("then"), result);
            rules.add(entries.size() == 1 ? then : new Rule.When<>(condition(element, entries), then));
        }
        return new Rule.InOrder<>(List.copyOf(rules));
    }

    private Condition condition(Yaml owner, Map<String, Yaml> entries) {
        boolean either = entries.containsKey("field") || entries.containsKey("is");
        boolean both = entries.containsKey("field") && entries.containsKey("is");
        if (entries.containsKey("when") ? either : !both) {
            throw owner.error("expected either 'when', or 'field' and 'is'");
        }
        return entries.containsKey("when")
                ? cel(entries.get("when"))
                : equality(entries.get("field"), entries.get("is"));
    }

    private Condition equality(Yaml field, Yaml words) {
        Value value = values.get(field.oneOf("field", values.keySet()));
        return Condition.matches(
                value, words.listOrOne().stream().map(Yaml::text).toList());
    }

    private Condition cel(Yaml expression) {
        if (conditions == null) {
            conditions = new CelConditions(variables);
        }
        return conditions.compile(expression);
    }
}

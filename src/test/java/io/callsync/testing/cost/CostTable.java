package io.callsync.testing.cost;

import io.callsync.testing.cost.DatabaseCost.Amount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column for each case, a line for each kind of statement: round trips, and behind a slash the statements in them where there are
 * more.
 */
public final class CostTable {

    private static final String NAME = "%-40s";
    private static final int NARROWEST = 10;

    private final Map<String, DatabaseCost> columns = new LinkedHashMap<>();

    /** Adds a column. */
    public CostTable with(String name, DatabaseCost cost) {
        columns.put(name, cost);
        return this;
    }

    @Override
    public String toString() {
        TreeSet<String> kinds = new TreeSet<>();
        columns.values().forEach(cost -> kinds.addAll(cost.amounts().keySet()));
        StringBuilder table = new StringBuilder(NAME.formatted(""));
        columns.keySet().forEach(name -> table.append(cell(name, name)));
        table.append('\n');
        kinds.forEach(kind ->
                table.append(line(kind, cost -> cell(cost.amounts().get(kind)))));
        return table.append(line("all round trips", cost -> "" + cost.all().roundTrips()))
                .append(line("all statements", cost -> "" + cost.all().statements()))
                .toString();
    }

    /** Everything that was sent, by case. */
    public String sent() {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + "\n" + column.getValue().sent().indent(2))
                .collect(Collectors.joining());
    }

    private String line(String kind, Function<DatabaseCost, String> value) {
        StringBuilder line = new StringBuilder(NAME.formatted(kind));
        columns.forEach((name, cost) -> line.append(cell(name, value.apply(cost))));
        return line.append('\n').toString();
    }

    private static String cell(String column, String value) {
        return ("%" + Math.max(NARROWEST, column.length() + 2) + "s").formatted(value);
    }

    private static String cell(Amount amount) {
        if (amount == null) {
            return "-";
        }
        return amount.statements() > amount.roundTrips()
                ? amount.roundTrips() + "/" + amount.statements()
                : "" + amount.roundTrips();
    }
}

package io.callsync.testing.cost;

import io.callsync.testing.fault.MySqlCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What some commands to the database cost, by kind of statement, in order of their names. */
public final class DatabaseCost {

    private static final Map<Integer, String> OTHERS = Map.of(14, "COM_PING", 27, "COM_SET_OPTION");
    private static final int LONGEST = 120;

    private final List<MySqlCommand> commands;
    private final TreeMap<String, Amount> amounts = new TreeMap<>();

    /** One round trip may carry many statements, and one statement many rows. */
    record Amount(int roundTrips, int statements) {

        static final Amount NOTHING = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(roundTrips + other.roundTrips, statements + other.statements);
        }
    }

    DatabaseCost(List<MySqlCommand> commands) {
        this.commands = commands;
        commands.forEach(this::count);
    }

    private void count(MySqlCommand command) {
        if (!command.isQuery()) {
            add(name(command), new Amount(1, 0));
            return;
        }
        List<String> statements = Statements.of(command.sql());
        add(Statements.kind(statements.get(0)), new Amount(1, 0));
        statements.forEach(statement -> add(Statements.kind(statement), new Amount(0, 1)));
    }

    private void add(String kind, Amount amount) {
        amounts.merge(kind, amount, Amount::plus);
    }

    TreeMap<String, Amount> amounts() {
        return amounts;
    }

    Amount all() {
        return amounts.values().stream().reduce(Amount.NOTHING, Amount::plus);
    }

    /** What was sent, a command a line, cut where it is long. */
    String sent() {
        return commands.stream().map(DatabaseCost::line).collect(Collectors.joining("\n"));
    }

    private static String line(MySqlCommand command) {
        String text = command.isQuery() ? command.sql().replaceAll("\\s+", " ") : name(command);
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + " … (%d characters)".formatted(text.length());
    }

    private static String name(MySqlCommand command) {
        return OTHERS.getOrDefault(command.kind(), "command " + command.kind());
    }
}

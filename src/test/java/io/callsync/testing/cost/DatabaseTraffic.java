package io.callsync.testing.cost;

import io.callsync.testing.fault.MySqlCommand;
import io.callsync.testing.fault.MySqlProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands that pass a proxy, in their order on each connection. Thread-safe. */
public final class DatabaseTraffic {

    private final Map<Integer, List<MySqlCommand>> connections = new TreeMap<>();

    /** Begins to watch. */
    public static DatabaseTraffic of(MySqlProxy proxy) {
        DatabaseTraffic traffic = new DatabaseTraffic();
        proxy.watch(traffic::add);
        return traffic;
    }

    private synchronized void add(MySqlCommand command) {
        connections
                .computeIfAbsent(command.connection(), first -> new ArrayList<>())
                .add(command);
    }

    /** Each transaction with such a statement: all since the COMMIT before it on its connection, up to its own. */
    public synchronized List<DatabaseCost> transactionsWith(String statement) {
        List<DatabaseCost> found = new ArrayList<>();
        for (List<MySqlCommand> commands : connections.values()) {
            int from = 0;
            for (int i = 0; i < commands.size(); i++) {
                if (isCommit(commands.get(i))) {
                    List<MySqlCommand> transaction = List.copyOf(commands.subList(from, i + 1));
                    if (transaction.stream()
                            .anyMatch(command ->
                                    command.isQuery() && command.sql().contains(statement))) {
                        found.add(new DatabaseCost(transaction));
                    }
                    from = i + 1;
                }
            }
        }
        return found;
    }

    private static boolean isCommit(MySqlCommand command) {
        return command.isQuery() && command.sql().equalsIgnoreCase("COMMIT");
    }
}

package io.callsync.operator;

import io.callsync.ledger.QuarantineState;
import io.callsync.report.QuarantinedRecords;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The ids of records that a command is to deal with, as they were typed. Stateless. */
final class TypedIds {

    private TypedIds() {}

    /** Says which are not open, and so are passed over; one that is not there may be a slip, and is wrong usage. */
    static void check(List<Long> ids, QuarantinedRecords records, CommandLine command) {
        Map<Long, QuarantineState> states = records.states(ids);
        TreeSet<Long> unknown = new TreeSet<>(ids);
        unknown.removeAll(states.keySet());
        if (!unknown.isEmpty()) {
            String there = unknown.size() == 1 ? "There is no quarantined record" : "There are no quarantined records";
            throw new ParameterException(command, "%s %s: callsync quarantine list".formatted(there, listed(unknown)));
        }
        PrintWriter err = command.getErr();
        settled(states)
                .forEach((state, those) -> err.printf("callsync: %s already: %s%n", state.value(), listed(those)));
    }

    private static Map<QuarantineState, TreeSet<Long>> settled(Map<Long, QuarantineState> states) {
        Map<QuarantineState, TreeSet<Long>> settled = new EnumMap<>(QuarantineState.class);
        states.forEach((id, state) ->
                settled.computeIfAbsent(state, s -> new TreeSet<>()).add(id));
        settled.remove(QuarantineState.OPEN);
        return settled;
    }

    private static String listed(TreeSet<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

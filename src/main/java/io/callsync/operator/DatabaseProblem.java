package io.callsync.operator;

import io.callsync.ledger.DatabaseLoss;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What to check when the database as a whole cannot be used. Numbers are MySQL's and MariaDB's server errors; states that
 * begin with 08 are the SQL standard's connection exceptions. Stateless.
 */
final class DatabaseProblem {

    private DatabaseProblem() {}

    /** Nothing when the error is about a statement and not about reaching or using the database. */
    static Optional<String> of(SQLException refusal) {
        String advice = advice(refusal.getErrorCode());
        if (advice != null) {
            return Optional.of("the database refuses: %s (%s)".formatted(firstLine(refusal), advice));
        }
        return DatabaseLoss.isLost(refusal)
                ? Optional.of("the database cannot be reached: %s (check that it runs, and %s)"
                        .formatted(firstLine(refusal), "SPRING_DATASOURCE_URL"))
                : Optional.empty();
    }

    private static String advice(int code) {
        return switch (code) {
            case 1044, 1142, 1143, 1227 -> "check the grants of SPRING_DATASOURCE_USERNAME";
            case 1045, 1698 -> "check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD";
            case 1049 -> "check the database's name in SPRING_DATASOURCE_URL";
            case 1040, 1203, 1226 -> "too many connections: raise the server's limit, or lower callsync.parallel-files";
            case 1148, 3948, 4166 -> "it takes no streams: SET GLOBAL local_infile = ON, or callsync.load-data=false";
            case 1290, 1792, 1836 -> "it is read-only: check that SPRING_DATASOURCE_URL names the primary";
            case 1146, 1054 -> "callsync migrate makes its own tables; the CRM's are named by callsync.matching";
            default -> null;
        };
    }

    private static String firstLine(SQLException refusal) {
        return String.valueOf(refusal.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

package io.callsync.writing;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.callsync.call.Outcome;
import io.callsync.call.Reason;
import io.callsync.masking.PersonalData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** Tells errors that are about the values of one record from those that are about the server, the schema or other writers. */
final class Refusal {

    // too long, out of range, wrong value, wrong date, cut off, null, a key of another table, a check (MySQL, MariaDB),
    // overflow
    private static final Set<Integer> CODES =
            Set.of(1406, 1264, 1366, 1292, 1265, 1048, 1216, 1217, 1451, 1452, 3819, 4025, 1690);

    private Refusal() {}

    /** The outcome of a record that fails like this on its own, if it is the record's fault. */
    static Optional<Outcome.Quarantined> of(DataAccessException failure) {
        return SqlCause.of(failure)
                .filter(cause -> cause instanceof PacketTooBigException || CODES.contains(cause.getErrorCode()))
                .map(cause -> new Outcome.Quarantined(Reason.REFUSED_BY_DATABASE, null, message(cause)));
    }

    private static String message(SQLException cause) {
        return "the database refuses the row: " + PersonalData.mask(cause.getMessage());
    }
}

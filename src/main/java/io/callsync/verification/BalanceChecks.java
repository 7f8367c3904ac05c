package io.callsync.verification;

import java.util.List;

/** What the sources say is what the CRM holds. */
final class BalanceChecks {

    static final Promise BALANCE = new Promise(
            "I11",
            "calls-balance",
            "calls and their seconds of talk, by direction and status, are those that the records of their file make",
            "put back what was changed, or type callsync verify JOB --date D --accept --why TEXT to take what is there for right");

    private BalanceChecks() {}

    static final List<TableCheck> ALL = List.of(TableCheck.everywhere(
                    BALANCE,
                    TableCheck.COLUMNS.formatted("NULL", "NULL", "d.file_id", "NULL", "NULL", "NULL", """
                            CONCAT(d.direction, ' ', d.status, ': ', d.calls, ' calls of ', d.talk, ' s by the records, ', d.found_calls,
                                ' of ', d.found_talk, ' s in call_logs')""")
                            + "FROM (" + Balance.DIFFERENCES + ") d")
            .withGlance());
}

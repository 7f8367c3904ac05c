package io.callsync.housekeeping;

import io.callsync.call.NumberTraces;
import io.callsync.ledger.Act;
import io.callsync.ledger.QuarantineTraces;
import io.callsync.writing.CallErasure;
import io.callsync.writing.CallTraces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases a telephone number where it is found, page by page, in a transaction for a few hundred rows. Thread-safe. */
@Lazy
@Component
class NumberErasure {

    private static final int SLICE = 200;

    private final CallTraces calls;
    private final CallErasure erasure;
    private final QuarantineTraces quarantine;
    private final TransactionTemplate transaction;

    NumberErasure(CallTraces calls, CallErasure erasure, QuarantineTraces quarantine, TransactionTemplate transaction) {
        this.calls = calls;
        this.erasure = erasure;
        this.quarantine = quarantine;
        this.transaction = transaction;
    }

    /** @return how many rows of each table */
    Map<String, Long> calls(NumberTraces number, CallsFound found) {
        Map<String, Long> rows = new LinkedHashMap<>();
        CallsFound.TABLES.forEach(table -> rows.put(table, 0L));
        calls.find(
                number,
                found,
                () -> found.take(SLICE, (provider, some) -> {
                    CallErasure.Erased erased = transaction.execute(status -> erasure.erase(provider, some, number));
                    rows.merge("call_logs", erased.callLogs(), Long::sum);
                    rows.merge("communications", erased.communications(), Long::sum);
                    rows.merge("callsync_legs", erased.legs(), Long::sum);
                }));
        return rows;
    }

    /** @return how many rows of each table */
    Map<String, Long> quarantine(NumberTraces number, Act act) {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put(NumberSearch.RECORDS, 0L);
        rows.put(NumberSearch.HEADERS, 0L);
        quarantine.inRecords(number, page -> {
            long erased = transaction.execute(status -> quarantine.erase(page, act));
            rows.merge(NumberSearch.RECORDS, erased, Long::sum);
        });
        quarantine.inHeaders(
                number,
                page -> page.forEach(header -> {
                    quarantine.eraseHeader(header.id());
                    rows.merge(NumberSearch.HEADERS, 1L, Long::sum);
                }));
        return rows;
    }
}

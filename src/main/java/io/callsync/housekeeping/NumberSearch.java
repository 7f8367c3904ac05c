package io.callsync.housekeeping;

import io.callsync.call.NumberTraces;
import io.callsync.ledger.QuarantineTraces;
import io.callsync.writing.CallTraces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Counts where a telephone number is; only reads, and waits for no lock. Thread-safe. */
@Lazy
@Component
class NumberSearch {

    static final String RECORDS = "callsync_quarantine";
    static final String HEADERS = "callsync_quarantine_headers";

    private final CallTraces calls;
    private final QuarantineTraces quarantine;

    NumberSearch(CallTraces calls, QuarantineTraces quarantine) {
        this.calls = calls;
        this.quarantine = quarantine;
    }

    CallsFound calls(NumberTraces number) {
        CallsFound found = new CallsFound();
        // taken by nobody: a number of the company's own is on all of them
        calls.find(number, found, () -> found.take(Integer.MAX_VALUE, (provider, some) -> {}));
        return found;
    }

    Map<String, Long> quarantine(NumberTraces number) {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put(RECORDS, 0L);
        rows.put(HEADERS, 0L);
        quarantine.inRecords(number, page -> rows.merge(RECORDS, (long) page.size(), Long::sum));
        quarantine.inHeaders(number, page -> rows.merge(HEADERS, (long) page.size(), Long::sum));
        return rows;
    }
}

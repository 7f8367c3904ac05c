package io.callsync.report;

import io.callsync.call.Reason;
import java.time.LocalDate;

/**
 * Which quarantined records are meant; null means any.
 *
 * @param date the business date of the file
 * @param file a part of the file's address
 */
public record QuarantineFilter(String job, LocalDate date, String file, Reason reason) {

    /** Conditions on {@code callsync_quarantine q} and its {@code callsync_export_files f}, for {@link #arguments()}. */
    static final String CONDITIONS = """
            (? IS NULL OR q.job = ?) AND (? IS NULL OR f.business_date = ?) AND (? IS NULL OR INSTR(f.uri, ?) > 0)
                AND (? IS NULL OR q.reason = ?)""";

    Object[] arguments(Object... further) {
        String code = reason == null ? null : reason.code();
        Object[] own = {job, job, date, date, file, file, code, code};
        Object[] all = new Object[own.length + further.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(further, 0, all, own.length, further.length);
        return all;
    }
}

package io.callsync.provider.aircall;

import io.callsync.call.CallKey;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** How the rows of an export tell which call they are. */
@FunctionalInterface
interface ExportIds {

    /** @param start null where the row has none that can be read */
    CallKey key(Fields row, Instant start);

    /** The API's id or, where the export was made without it, the call's SID. */
    static CallKey given(Fields row, Instant start) {
        String internal = row.text(ExportColumn.CALL_ID_INTERNAL);
        ExportColumn column = internal == null ? ExportColumn.CALL_ID : ExportColumn.CALL_ID_INTERNAL;
        String id = row.text(column);
        if (id == null) {
            String names = ExportColumn.CALL_ID_INTERNAL.column() + " and " + ExportColumn.CALL_ID.column();
            throw new Rejection(
                    Reason.MISSING_ID,
                    ExportColumn.CALL_ID_INTERNAL.column(),
                    names + " are empty: the record cannot be told from others");
        }
        return new CallKey(AircallProvider.NAME, CallChecks.id(id, column.column()));
    }

    /** A stable hash of line, start, from and to, for exports without ids. */
    static CallKey hashed(Fields row, Instant start) {
        if (start == null) {
            throw new Rejection(Reason.MISSING_ID, null, "a row without id and start cannot be told from others");
        }
        String identity = String.join(
                "\n",
                orEmpty(row.text(ExportColumn.LINE)),
                start.toString(),
                orEmpty(row.text(ExportColumn.FROM)),
                orEmpty(row.text(ExportColumn.TO)));
        return new CallKey(AircallProvider.NAME, "csv-" + HexFormat.of().formatHex(sha256(identity), 0, 16));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}

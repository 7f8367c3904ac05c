package io.callsync.provider.aircall;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import io.callsync.provider.MappingContext;

/** Which status a row of an export has: the operator's table first, then Aircall's column {@code answered}. */
record ExportStatuses(MappingContext context) {

    CallStatus of(Fields row, Direction direction, Integer conversation) {
        return Disposition.override(context, row.text(ExportColumn.ANSWERED), row.text(ExportColumn.MISSED_CALL_REASON))
                .orElseGet(() -> builtIn(row, direction, conversation));
    }

    static String providerStatus(Fields row) {
        String text =
                Disposition.providerStatus(row.text(ExportColumn.ANSWERED), row.text(ExportColumn.MISSED_CALL_REASON));
        return CallChecks.text(text, Disposition.LONGEST, ExportColumn.ANSWERED.column());
    }

    private static CallStatus builtIn(Fields row, Direction direction, Integer conversation) {
        String answered = row.text(ExportColumn.ANSWERED);
        return switch (Disposition.lower(answered)) {
            case "yes", "answered", "true" -> CallStatus.ANSWERED;
            case "no", "missed", "voicemail", "false" -> CallStatus.notAnswered(direction);
            default -> {
                if (conversation == null || conversation == 0) {
                    throw Disposition.unknownStatus(answered, ExportColumn.ANSWERED.column());
                }
                yield CallStatus.ANSWERED;
            }
        };
    }
}

package io.callsync.provider.aircall;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;
import io.callsync.container.Fields;
import io.callsync.provider.CallChecks;
import io.callsync.provider.MappingContext;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which status a call object has: the operator's table first, then Aircall's. */
final class CallStatuses {

    private final MappingContext context;
    private final Set<String> errorCauses;

    CallStatuses(MappingContext context) {
        this.context = context;
        this.errorCauses = Stream.of(
                        context.option(AircallProvider.ERROR_HANGUP_CAUSES, "").split(","))
                .map(cause -> Disposition.lower(cause.strip()))
                .filter(cause -> !cause.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    CallStatus of(Fields call, Direction direction, CallTimes times) {
        return Disposition.override(context, call.text(CallField.STATUS), call.text(CallField.MISSED_CALL_REASON))
                .orElseGet(() -> builtIn(call, direction, times));
    }

    static String providerStatus(Fields call) {
        String text = Disposition.providerStatus(call.text(CallField.STATUS), call.text(CallField.MISSED_CALL_REASON));
        return CallChecks.text(text, Disposition.LONGEST, call.nameOf(CallField.STATUS));
    }

    private CallStatus builtIn(Fields call, Direction direction, CallTimes times) {
        String status = call.text(CallField.STATUS);
        return switch (Disposition.lower(status)) {
            case "initial", "answered" -> CallStatus.CALLING;
            case "done" -> done(call, direction, times);
            default -> {
                if (times.answer() == null || times.end() == null) {
                    throw Disposition.unknownStatus(status, call.nameOf(CallField.STATUS));
                }
                yield CallStatus.ANSWERED;
            }
        };
    }

    private CallStatus done(Fields call, Direction direction, CallTimes times) {
        if (times.answer() != null) {
            return CallStatus.ANSWERED;
        }
        return errorCauses.contains(Disposition.lower(call.text(CallField.HANGUP_CAUSE)))
                ? CallStatus.ERROR
                : CallStatus.notAnswered(direction);
    }
}

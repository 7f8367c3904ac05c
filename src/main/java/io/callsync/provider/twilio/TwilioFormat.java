package io.callsync.provider.twilio;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.container.Dialect;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.Folded;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFormat;
import java.util.List;
import java.util.Set;

/** All of Twilio's exports are JSON and hold the same call resource. */
final class TwilioFormat implements ProviderFormat {

    private static final Dialect CALLS = new Dialect.Json(Set.of("calls"), TwilioField.ALL);

    private final Layout layout;
    private final CallFold fold;

    TwilioFormat(MappingContext context) {
        layout = new Layout(CALLS, new LegMapper(context));
        fold = new CallFold(context, TwilioOptions.of(context));
    }

    @Override
    public String name() {
        return TwilioProvider.NAME;
    }

    @Override
    public Layout layout(byte[] head) throws UnreadableFile {
        for (byte b : head) {
            if (b == '{' || b == '[') {
                return layout;
            }
            if (b > ' ' || b < 0) {
                throw new UnreadableFile(
                        "wrong-header", "the file begins with byte 0x%02x: expected JSON, { or [".formatted(b & 0xff));
            }
        }
        return layout;
    }

    @Override
    public boolean foldsLegs() {
        return true;
    }

    @Override
    public Folded fold(CallKey key, List<Leg> legs) {
        return fold.fold(key, legs);
    }
}

package io.callsync.provider.amazonconnect;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.container.Dialect;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.Folded;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Contact records for one job. Immutable. */
final class AmazonConnectFormat implements ProviderFormat {

    private final StatusTable statuses;
    private final Layout layout;

    AmazonConnectFormat(MappingContext context) {
        statuses = new StatusTable(context);
        layout = new Layout(
                new Dialect.Json(Set.of(), List.of(ContactField.values())),
                new ContactMapper(context.phones(), statuses));
    }

    @Override
    public String name() {
        return AmazonConnectProvider.NAME;
    }

    @Override
    public Layout layout(byte[] head) throws UnreadableFile {
        String content = new String(head, StandardCharsets.UTF_8).stripLeading();
        if (content.isEmpty() || content.startsWith("{") || content.startsWith("[")) {
            return layout;
        }
        throw new UnreadableFile(
                "wrong-format", "the file does not begin with '{' or '[': expected contact records in JSON");
    }

    @Override
    public boolean foldsLegs() {
        return true;
    }

    @Override
    public Folded fold(CallKey key, List<Leg> legs) {
        return ContactChain.of(key, legs, statuses).fold();
    }
}

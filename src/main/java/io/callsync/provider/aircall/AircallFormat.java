package io.callsync.provider.aircall;

import io.callsync.container.Dialect;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Tells Aircall's JSON from its CSV by content, and the CSV that names its calls from the one that does not. */
final class AircallFormat implements ProviderFormat {

    static final String NO_USER = "[no associated user]";

    private static final Dialect JSON = new Dialect.Json(Set.of("calls"), List.of(CallField.values()));
    private static final Dialect CSV = new Dialect.Csv(
            ExportHeader.DELIMITERS,
            '"',
            true,
            0,
            (char) 0,
            StandardCharsets.UTF_8,
            Set.of(NO_USER),
            List.of(ExportColumn.values()));

    private final Layout json;
    private final Layout export;
    private final Layout exportWithoutIds;

    AircallFormat(MappingContext context) {
        json = new Layout(JSON, new CallMapper(context));
        export = new Layout(CSV, new ExportMapper(context, ExportIds::given));
        exportWithoutIds = new Layout(CSV, new ExportMapper(context, ExportIds::hashed));
    }

    @Override
    public String name() {
        return AircallProvider.NAME;
    }

    @Override
    public Layout layout(byte[] head) throws UnreadableFile {
        String text = new String(head, StandardCharsets.UTF_8);
        String content = text.stripLeading();
        // a file without content is a night without webhook events
        if (content.isEmpty() || content.startsWith("{") || content.startsWith("[")) {
            return json;
        }
        return ExportHeader.read(text).namesCalls() ? export : exportWithoutIds;
    }
}

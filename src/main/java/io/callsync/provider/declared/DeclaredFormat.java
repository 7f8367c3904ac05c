package io.callsync.provider.declared;

import io.callsync.call.CallKey;
import io.callsync.call.Leg;
import io.callsync.container.Dialect;
import io.callsync.container.UnreadableFile;
import io.callsync.provider.Folded;
import io.callsync.provider.Layout;
import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFormat;
import java.util.List;

/** A declared provider, ready for one job. Thread-safe. */
final class DeclaredFormat implements ProviderFormat {

    private final Declaration declaration;
    private final Layout layout;

    DeclaredFormat(Declaration declaration, MappingContext context) {
        this.declaration = declaration;
        this.layout = new Layout(declaration.dialect(), new DeclaredMapper(declaration, context));
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public boolean foldsLegs() {
        return declaration.isLegs();
    }

    @Override
    public Layout layout(byte[] head) throws UnreadableFile {
        boolean expected = layout.dialect() instanceof Dialect.Json;
        if (hasContent(head) && looksLikeJson(head) != expected) {
            throw new UnreadableFile(
                    "wrong-format",
                    expected
                            ? "expected JSON, as %s declares; the file begins with neither { nor [".formatted(name())
                            : "expected separated values, as %s declares; the file looks like JSON".formatted(name()));
        }
        return layout;
    }

    @Override
    public Folded fold(CallKey key, List<Leg> legs) {
        return new LegFold(key, legs).fold();
    }

    private static boolean hasContent(byte[] head) {
        return first(head) >= 0;
    }

    private static boolean looksLikeJson(byte[] head) {
        int first = first(head);
        return first == '{' || first == '[';
    }

    private static int first(byte[] head) {
        for (byte character : head) {
            if (character < 0 || character > ' ') {
                return character & 0xff;
            }
        }
        return -1;
    }
}

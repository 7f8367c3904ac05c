package io.callsync.provider.aircall;

import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import java.util.Map;
import java.util.Set;

/**
 * Aircall's calls: documents of the API's call list, webhook events a line each, and the dashboard's CSV export. Every
 * record is a whole call. Times are UTC in all three. Thread-safe.
 *
 * @see <a href="https://developer.aircall.io/api-references/#call">Aircall: call object</a>
 */
public final class AircallProvider implements ProviderFactory {

    static final String NAME = "aircall";
    static final String ERROR_HANGUP_CAUSES = "error-hangup-causes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Set<String>> options() {
        return Map.of(ERROR_HANGUP_CAUSES, Set.of());
    }

    @Override
    public ProviderFormat forJob(MappingContext context) {
        return new AircallFormat(context);
    }
}

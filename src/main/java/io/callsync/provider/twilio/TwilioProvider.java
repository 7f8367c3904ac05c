package io.callsync.provider.twilio;

import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import java.util.Map;
import java.util.Set;

/** Twilio: pages of the Calls list, BulkExport files and dumps of its command line. See the README of this package. */
public final class TwilioProvider implements ProviderFactory {

    static final String NAME = "twilio";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Set<String>> options() {
        return TwilioOptions.VALUES;
    }

    @Override
    public ProviderFormat forJob(MappingContext context) {
        return new TwilioFormat(context);
    }
}

package io.callsync.provider.amazonconnect;

import io.callsync.provider.MappingContext;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;

/**
 * Amazon Connect: contact records (CTR) as Kinesis Data Firehose delivers them to S3. Times are UTC; a transferred call is
 * several contacts, folded by their initial contact. Stateless and thread-safe. Facts: the Amazon Connect administrator guide,
 * "Data model for contact records"; what is read and how it is understood is in this package's README.
 */
public final class AmazonConnectProvider implements ProviderFactory {

    static final String NAME = "amazon-connect";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProviderFormat forJob(MappingContext context) {
        return new AmazonConnectFormat(context);
    }
}

package io.callsync.settings;

import io.callsync.provider.ProviderFactory;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.amazonconnect.AmazonConnectProvider;
import io.callsync.provider.twilio.TwilioProvider;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built-in providers by name. */
public final class Providers {

    private static final Map<String, ProviderFactory> BUILT_IN = Stream.<ProviderFactory>of(
                    new AircallProvider(), new AmazonConnectProvider(), new TwilioProvider())
            .collect(Collectors.toUnmodifiableMap(ProviderFactory::name, Function.identity()));

    private Providers() {}

    public static Map<String, ProviderFactory> builtIn() {
        return BUILT_IN;
    }
}

package io.callsync.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The AWS SDK's system properties for one test, put back at its end. */
public final class AwsSettings implements AutoCloseable {

    private final Map<String, String> before = new HashMap<>();

    public AwsSettings(URI endpoint) {
        set("aws.endpointUrlS3", endpoint.toString());
        set("aws.accessKeyId", EmbeddedS3.ACCESS_KEY);
        set("aws.secretAccessKey", EmbeddedS3.SECRET_KEY);
    }

    public void set(String property, String value) {
        before.putIfAbsent(property, System.setProperty(property, value));
    }

    @Override
    public void close() {
        before.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }
}

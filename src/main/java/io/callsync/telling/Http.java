package io.callsync.telling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Sends to one address, once; neither redirects are followed nor answers kept. Thread-safe. */
record Http(String url, Duration timeout) {

    static final String PROTOBUF = "application/x-protobuf";
    static final String JSON = "application/json; charset=utf-8";

    private static final int SUCCESS = 200;
    private static final int FIRST_FAILURE = 300;

    /** @throws IOException when it does not arrive or is not taken; the message does not name the address */
    void send(String contentType, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("Content-Type", contentType)
                .header("User-Agent", "callsync")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        int status = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
        if (status < SUCCESS || status >= FIRST_FAILURE) {
            throw new IOException("the answer is HTTP " + status);
        }
    }
}

package io.callsync.provider.twilio;

import io.callsync.provider.golden.GoldenPairs;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TwilioGoldenTests {

    @TestFactory
    Stream<DynamicTest> goldenPairs() throws IOException {
        return GoldenPairs.of(new TwilioProvider());
    }
}

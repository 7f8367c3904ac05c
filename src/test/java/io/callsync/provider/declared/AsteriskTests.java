package io.callsync.provider.declared;

import io.callsync.provider.golden.GoldenPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AsteriskTests {

    @TestFactory
    Stream<DynamicTest> goldenPairs() throws IOException {
        return GoldenPairs.of(DeclaredProviders.load(Path.of("jobs"), "asterisk"));
    }
}

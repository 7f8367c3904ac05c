package io.callsync.provider.declared;

import io.callsync.provider.golden.GoldenPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Declarations that show what the worked example does not need: JSON, headers, other notations, parents and children. */
class OtherContainersTests {

    @TestFactory
    Stream<DynamicNode> goldenPairs() {
        return Stream.of("eight-by-eight", "plivo", "ringcentral-csv", "dialpad", "freeswitch")
                .map(OtherContainersTests::pairs);
    }

    private static DynamicNode pairs(String name) {
        try {
            return DynamicContainer.dynamicContainer(
                    name, GoldenPairs.of(DeclaredProviders.load(Path.of("src/test/resources/jobs"), name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.golden.GoldenPairs;
import io.callsync.settings.Providers;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AircallProviderTests {

    @TestFactory
    Stream<DynamicTest> goldenPairs() throws IOException {
        return GoldenPairs.of(new AircallProvider());
    }

    @Test
    void itIsBuiltInUnderItsName() {
        assertThat(Providers.builtIn().get("aircall")).isInstanceOf(AircallProvider.class);
    }

    @Test
    void theHangupCausesThatAreErrorsAreFreeText() {
        assertThat(new AircallProvider().options()).isEqualTo(Map.of("error-hangup-causes", Set.of()));
    }

    @Test
    void theCredentialOfAWebhookEventIsNeverRead() {
        assertThat(CallField.values())
                .allSatisfy(field -> assertThat(field.paths()).noneMatch(path -> path.contains("token")));
    }
}

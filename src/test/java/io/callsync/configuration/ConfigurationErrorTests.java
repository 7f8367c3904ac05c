package io.callsync.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationErrorTests {

    private static final Path FILE = Path.of("jobs", "aircall.yml");

    @Test
    void aProblemIsPrintedLikeACompilerPrintsIt() {
        var error = new ConfigurationError(FILE, 7, "unknown key 'timezone'");

        assertThat(error).hasMessage(FILE + ":7: unknown key 'timezone'");
        assertThat(error.file()).isEqualTo(FILE);
        assertThat(error.line()).isEqualTo(7);
    }

    @Test
    void aProblemOfTheWholeFileHasNoLine() {
        var error = new ConfigurationError(FILE, ConfigurationError.UNKNOWN_LINE, "is empty");

        assertThat(error).hasMessage(FILE + ": is empty");
    }
}

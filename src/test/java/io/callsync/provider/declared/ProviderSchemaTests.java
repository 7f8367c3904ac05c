package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.configuration.ConfigurationError;
import io.callsync.configuration.SchemaCheck;
import io.callsync.configuration.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderSchemaTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void editorsAcceptEveryShippedDeclaration(Path declaration) {
        assertThatCode(() -> check(declaration)).doesNotThrowAnyException();
    }

    static List<Path> editorsAcceptEveryShippedDeclaration() throws IOException {
        try (Stream<Path> shipped = Files.list(Path.of("jobs/providers"))) {
            return shipped.filter(file -> file.toString().endsWith(".yml")).toList();
        }
    }

    @Test
    void editorsRefuseAMisspeltStatus() throws IOException {
        String asterisk = Files.readString(Path.of("jobs/providers/asterisk.yml"));
        Path wrong = Files.writeString(folder.resolve("wrong.yml"), asterisk.replace("FAILED: error", "FAILED: eror"));

        assertThatThrownBy(() -> check(wrong))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("FAILED");
    }

    private static void check(Path declaration) {
        YamlFile file = YamlFile.read(declaration);
        SchemaCheck.named("providers/provider.schema.json").check(file);
        file.throwIfRefused();
    }
}

package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersGuideTests {

    @TempDir
    Path jobs;

    @Test
    void theGuidesExampleLoads() throws IOException {
        String guide = Files.readString(Path.of("src/docs/providers.md"));
        int begin = guide.indexOf("```yaml\n") + 8;
        String example = guide.substring(begin, guide.indexOf("```\n", begin));

        assertThat(Declared.of(jobs, example).format().name()).isEqualTo("acme");
    }
}

package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.configuration.ConfigurationError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsFolderTests {

    @TempDir
    Path folder;

    @Test
    void theFolderJobsOfTheWorkingDirectoryComesFirst() throws Exception {
        Path here = Files.createDirectory(folder.resolve("jobs"));

        assertThat(JobsFolder.find(here, Map.of("CALLSYNC_JOBS", folder.toString())))
                .isEqualTo(here);
    }

    @Test
    void withoutItTheVariableCounts() {
        assertThat(JobsFolder.find(folder.resolve("jobs"), Map.of("CALLSYNC_JOBS", folder.toString())))
                .isEqualTo(folder);
    }

    @Test
    void withoutBothTheMessageNamesWhereTheyWereLookedFor() {
        assertThatThrownBy(() -> JobsFolder.find(folder.resolve("jobs"), Map.of()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("--jobs DIR, in jobs, or in $CALLSYNC_JOBS");
    }
}

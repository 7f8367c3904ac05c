package io.callsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.FileState;
import io.callsync.report.RunReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadFilesTests {

    @ParameterizedTest
    @CsvSource({
        "FAILED, truncated,    (truncated): have it delivered again",
        "FAILED, corrupt,      (corrupt): have it delivered again",
        "VANISHED, vanished,   (vanished): have it delivered again",
        "FAILED, wrong-header, '(wrong-header): have it delivered again, or mend the job file'",
        "FAILED, wrong-format, '(wrong-format): have it delivered again, or mend the job file'",
        "FAILED, too-large,    (too-large): raise the limit if it is genuine",
        "FAILED, expansion,    (expansion): raise the limit if it is genuine",
        "REPLACED, replaced,   (replaced)",
        "LOADING, ,            (loading)"
    })
    void theFirstOneIsNamedWithWhatTheNextRunNeeds(FileState state, String failure, String needs) {
        List<RunReport.File> files =
                List.of(file("a", FileState.LOADED, null), file("b", state, failure), file("c", state, failure));

        assertThat(UnreadFiles.reason(files)).contains("2 of 3 files not loaded, the first is b " + needs);
    }

    @Test
    void filesThatAreLoadedOrClosedWithoutAFailureNeedNothing() {
        List<RunReport.File> files = List.of(
                file("a", FileState.LOADED, null),
                file("b", FileState.VANISHED, null),
                file("c", FileState.REPLACED, null));

        assertThat(UnreadFiles.reason(files)).isEmpty();
    }

    private static RunReport.File file(String uri, FileState state, String failure) {
        RunReport.Work none = new RunReport.Work(0, 0, 0, 0, null, null);
        LocalDate date = LocalDate.of(2026, 11, 20);
        return new RunReport.File(1, uri, date, state, failure, null, 0, 0, 0, Map.of(), List.of(), List.of(), none);
    }
}

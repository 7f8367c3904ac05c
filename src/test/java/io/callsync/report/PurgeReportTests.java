package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurgeReportTests {

    private static final PurgeReport REPORT = new PurgeReport(
            "aircall",
            Instant.parse("2026-08-29T03:00:59.5Z"),
            false,
            true,
            Map.of(
                    PurgeKind.BATCH_RUNS, 90L,
                    PurgeKind.RUNS, 12L,
                    PurgeKind.RUN_FILES, 36L,
                    PurgeKind.QUARANTINED_RECORDS, 1_200L,
                    PurgeKind.HISTORY_STEPS, 7L),
            Set.of("aircall"));

    @Test
    void onA80ColumnsPage() {
        assertThat(String.join("\n", REPORT.lines(80))).isEqualTo("""
                WHAT                     N  OF WHICH
                batch-runs              90  runs, of which Spring Batch's metadata goes
                runs                    12  runs, whose date was run again since
                run-files               36  rows on what these runs did with each file
                quarantined-records  1,200  records
                history-steps            7  steps taken with records that were purged as long
                                            ago

                callsync: purged what is older than 2026-08-29 03:00 UTC of aircall
                callsync: a process holds aircall: its runs are left to the next purge""");
    }

    @Test
    void onA200ColumnsPage() {
        assertThat(String.join("\n", REPORT.lines(200))).isEqualTo("""
                WHAT                     N  OF WHICH
                batch-runs              90  runs, of which Spring Batch's metadata goes
                runs                    12  runs, whose date was run again since
                run-files               36  rows on what these runs did with each file
                quarantined-records  1,200  records
                history-steps            7  steps taken with records that were purged as long ago

                callsync: purged what is older than 2026-08-29 03:00 UTC of aircall
                callsync: a process holds aircall: its runs are left to the next purge""");
    }

    @Test
    void forTheAuditItIsALine() {
        assertThat(REPORT.described())
                .isEqualTo(
                        "job aircall, older than 2026-08-29 03:00 UTC, open records too: batch_runs 90, runs 12, run_files 36,"
                                + " quarantined_records 1200, history_steps 7");
    }
}

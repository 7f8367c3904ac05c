package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callsync.ledger.Fenced;
import io.callsync.ledger.FileLedger;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.ledger.OutcomeKind;
import io.callsync.ledger.Run;
import io.callsync.ledger.RunLedger;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportSources;
import io.callsync.source.Spool;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** A night passes for complete when, and only when, everything that was ever listed for it is loaded. */
class CompletenessTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-11-21T00:00:00Z"));

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void emptyDatabase() {
        crm.clear();
        exports = new Exports(folder);
    }

    @Test
    void aNightWithAFileThatIsStillTooYoungIsNotWhole() throws IOException {
        JobFile job = job("{date}/", 0, Duration.ofDays(1));
        Files.setLastModifiedTime(exports.put(DATE, "old.jsonl", aCall(1).line()), LONG_AGO);
        Path young = exports.put(DATE, "young.jsonl", aCall(2).line());
        Files.setLastModifiedTime(young, FileTime.from(Instant.now()));

        completed(job, DATE);
        assertThat(night(DATE))
                .containsEntry("complete", false)
                .containsEntry("problem", "1 files are younger than the settle time");

        Files.setLastModifiedTime(young, LONG_AGO);
        completed(job, DATE);
        assertThat(night(DATE)).containsEntry("complete", true).containsEntry("files", 2);
    }

    @Test
    void aLateFileThatIsStillTooYoungReopensItsNight() throws IOException {
        JobFile job = job("{date}/", 1, Duration.ofDays(1));
        Files.setLastModifiedTime(exports.put(DATE, "old.jsonl", aCall(1).line()), LONG_AGO);
        completed(job, DATE);
        Path late = exports.put(DATE, "late.jsonl", aCall(2).line());
        Files.setLastModifiedTime(late, FileTime.from(Instant.now()));

        completed(job, DATE.plusDays(1));
        assertThat(night(DATE)).containsEntry("complete", false);

        Files.delete(late);
        completed(job, DATE.plusDays(1));
        assertThat(night(DATE)).containsEntry("complete", true);
    }

    @Test
    void aFileThatVanishedUnreadKeepsItsNightOpenUntilItIsDeliveredAgain() throws IOException {
        JobFile job = exports.job(new AircallProvider());
        exports.put(DATE, "whole.jsonl", aCall(1).line());
        Path lost = exports.put(DATE, "lost.jsonl", aCall(2).line());
        completed(job, DATE);
        crm.admin().update("DELETE FROM call_logs WHERE external_call_id = '2'");
        crm.admin().update("""
                UPDATE callsync_export_files SET state = 'planned', next_record = 1, records = 0, inserted = 0
                WHERE uri LIKE '%lost.jsonl'""");
        crm.admin().update("""
                DELETE FROM callsync_control_totals
                WHERE file_id = (SELECT id FROM callsync_export_files WHERE uri LIKE '%lost.jsonl')""");
        Files.delete(lost);

        assertThat(completed(job, DATE).attention()).contains("lost.jsonl (vanished)");
        completed(job, DATE);
        assertThat(night(DATE)).containsEntry("complete", false).containsEntry("problem", "1 files are not loaded");

        exports.put(DATE, "lost.jsonl", aCall(2).line() + aCall(3).line());
        completed(job, DATE);
        assertThat(night(DATE)).containsEntry("complete", true);
    }

    @Test
    void whereTheFolderIsGoneAsAWholeItsFilesAreNotTakenForTakenAway() throws IOException {
        JobFile job = exports.job(new AircallProvider());
        exports.put(DATE, "whole.jsonl", aCall(1).line());
        exports.put(DATE, "torn.jsonl.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        completed(job, DATE);
        Files.move(folder, folder.resolveSibling(folder.getFileName() + "-elsewhere"));

        assertThat(crm.run(job, DATE)).isInstanceOf(RunResult.Failed.class);

        assertThat(night(DATE)).containsEntry("complete", false);
        assertThat(crm.rows("SELECT id FROM callsync_export_files WHERE state = 'failed'"))
                .hasSize(1);
    }

    @Test
    void aFileThatSeveralDatesListCountsForTheNightThatItCameIn() throws IOException {
        JobFile job = job("{yyyy}-{MM}/", 3, Duration.ZERO);
        Path month = Files.createDirectories(folder.resolve("2026-11"));
        Files.writeString(month.resolve("20.jsonl"), aCall(1).line());

        assertThat(completed(job, DATE).attention()).isNull();

        Files.writeString(month.resolve("21.jsonl"), aCall(2).line());
        assertThat(completed(job, DATE.plusDays(1)).totals()).containsEntry(OutcomeKind.INSERTED, 1L);
        assertThat(night(DATE)).containsEntry("complete", true).containsEntry("records", 1L);
        assertThat(night(DATE.plusDays(1))).containsEntry("complete", true).containsEntry("records", 1L);
    }

    @Test
    void whereNoDateIsPartOfTheLocationALaterNightMendsAnEarlierOne() throws IOException {
        JobFile job = job("", 0, Duration.ZERO);
        Path file = Files.write(folder.resolve("calls.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThat(completed(job, DATE).attention()).contains("calls.jsonl.gz");
        assertThat(night(DATE)).containsEntry("complete", false);

        Files.writeString(file, aCall(1).line());

        assertThat(completed(job, DATE.plusDays(1)).attention()).isNull();
        assertThat(night(DATE)).containsEntry("complete", true);
        assertThat(night(DATE.plusDays(1))).containsEntry("complete", true);
    }

    @Test
    void aRunWhoseEpochIsOverPlansNothing() throws SQLException {
        JobFile job = exports.job(new AircallProvider());
        Path spoolFolder = folder.resolve("spool");
        try (Lease lease = crm.bean(Leases.class).acquire(job.name());
                var source = ExportSources.open(job.source(), job.files(), job.settle());
                var spool = new Spool(spoolFolder, 1 << 20)) {
            exports.put(DATE, "calls.jsonl", aCall(1).line());
            Run overtaken = new Run(1, job.name(), DATE, 1, lease.epoch() - 1);
            var format = job.provider()
                    .forJob(new MappingContext(ZoneOffset.UTC, new PhoneNumbers("US"), Map.of(), Map.of()));
            var night = new Night(job, overtaken, format, source, spool, new RunProgress(), new StopSignal());
            var plan = new Plan(
                    night,
                    crm.bean(FileLedger.class),
                    crm.bean(RunLedger.class),
                    crm.bean(Leases.class),
                    new Plan.Files());

            assertThatExceptionOfType(Fenced.class)
                    .isThrownBy(() -> crm.bean(TransactionTemplate.class).execute(status -> plan.execute(null, null)));
        }
        assertThat(crm.rows("SELECT id FROM callsync_export_files")).isEmpty();
    }

    private JobFile job(String below, int lookBackDays, Duration settle) {
        JobFile job = exports.job(new AircallProvider(), lookBackDays, 0.01);
        return new JobFile(
                job.name(),
                job.provider(),
                "file:" + folder + "/" + below,
                "*.jsonl*",
                job.zone(),
                job.phoneRegion(),
                lookBackDays,
                settle,
                job.statuses(),
                job.options(),
                job.quarantinedShare(),
                job.allowEmpty(),
                job.expect(),
                job.limits());
    }

    private static Map<String, Object> night(LocalDate date) {
        return crm.rows("SELECT * FROM callsync_nights WHERE business_date = ?", date)
                .get(0);
    }

    private static RunReport completed(JobFile job, LocalDate date) {
        RunResult result = crm.run(job, date);
        if (result instanceof RunResult.Failed failed) {
            throw new AssertionError(failed.report().reason(), failed.cause());
        }
        return ((RunResult.Completed) result).report();
    }
}

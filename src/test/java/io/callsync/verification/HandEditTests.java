package io.callsync.verification;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.ledger.Run;
import io.callsync.ledger.RunLedger;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the checker: tables that somebody has edited by hand, in as many ways as there are promises. */
class HandEditTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Set<String> ONLY_OF_THE_WHOLE = Set.of("calls-kept", "calls-files", "quarantine-files");

    @TempDir
    static Path folder;

    @AutoClose
    private static Crm crm;

    private static JobFile job;

    /** Calls 1 (of a lead), 2 (of none) and 3 (live), and a bad record: each outcome of one night. */
    @BeforeAll
    static void aNight() {
        crm = Crm.start();
        crm.lead(5, "+15145550101", "2026-01-01T00:00:00");
        Exports exports = new Exports(folder);
        exports.put(
                DATE,
                "calls.jsonl",
                aCall(1).line()
                        + aCall(2).to("+15145550102").line()
                        + aCall(3).live().to("+15145550102").line()
                        + "{\"id\":4}\n");
        job = exports.job(new AircallProvider());
        assertThat(crm.run(job, DATE)).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void afterANightEveryPromiseIsKept() {
        scopes().forEach(scope -> assertThat(broken(scope)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        outcomes              | UPDATE callsync_export_files SET unchanged = 1; UPDATE callsync_nights SET unchanged = 1
        reasons               | UPDATE callsync_file_counts SET n = n + 1 WHERE kind = 'quarantined'
        numbers               | UPDATE callsync_export_files SET next_record = next_record + 1
        quarantine-kept       | DELETE FROM callsync_quarantine
        quarantine-numbers    | UPDATE callsync_quarantine SET record_number = 99
        quarantine-files      | INSERT INTO callsync_quarantine (job, provider, file_id, record_number, position, reason, message, raw,\
         raw_size, created_at) SELECT job, provider, 99999, 1, 0, reason, message, raw, raw_size, created_at FROM callsync_quarantine
        versions-known        | UPDATE callsync_export_files SET object_key = UNHEX(SHA2('another version', 256))
        loaded                | UPDATE callsync_export_files SET loaded_at = NULL
        loaded                | UPDATE callsync_export_files SET failure = 'corrupt'
        calls-kept+calls-balance | DELETE FROM call_logs WHERE external_call_id = '2'
        calls-kept+calls-balance | INSERT INTO call_logs (created_at, updated_at, start_at, end_at, duration, direction, status, provider,\
         external_call_id, source_version, file_id, record_number) SELECT created_at, updated_at, start_at, end_at, duration, direction,\
         status, provider, 'new', source_version, file_id, 1 FROM call_logs WHERE external_call_id = '2'
        calls-files+calls-balance | UPDATE call_logs SET file_id = 99999 WHERE external_call_id = '2'
        calls-files+calls-balance | UPDATE call_logs SET file_id = NULL WHERE external_call_id = '2'
        calls-numbers         | UPDATE call_logs SET record_number = 99 WHERE external_call_id = '2'
        calls-numbers         | UPDATE call_logs SET record_number = NULL WHERE external_call_id = '2'
        calls-outcome         | UPDATE call_logs SET record_number = 4 WHERE external_call_id = '2'
        versions              | UPDATE call_logs SET agent_version = source_version + 1 WHERE external_call_id = '2'
        versions              | UPDATE call_logs SET source_version = NULL WHERE external_call_id = '2'
        calls-ended           | UPDATE call_logs SET end_at = NULL WHERE external_call_id = '2'
        communications-there  | SET foreign_key_checks = 0; DELETE FROM communications; SET foreign_key_checks = 1
        communications-called | UPDATE call_logs SET communication_id = NULL
        communications-own    | UPDATE communications SET external_call_id = '2'
        communications-agree  | UPDATE communications SET type = 'incoming'
        communications-agree  | UPDATE communications SET call_duration = call_duration + 1
        communications-agree  | UPDATE communications SET call_phone = NULL
        communications-agree+calls-balance | UPDATE call_logs SET status = 'unanswered' WHERE external_call_id = '1'
        epochs-granted        | DELETE FROM callsync_leases
        epochs-granted        | UPDATE callsync_runs SET epoch = epoch + 1
        epochs-own            | INSERT INTO callsync_runs (job, business_date, sequence, epoch, state, started_at)\
         SELECT job, business_date, 2, epoch, 'stopped', started_at FROM callsync_runs
        runs-completed        | INSERT INTO callsync_export_files (job, provider, uri, version, object_key, size, last_modified,\
         business_date, run_id, state) SELECT job, provider, 'x', 'x', UNHEX(SHA2(CONCAT('x', CHAR(0), 'x', CHAR(0), 1), 256)), 1, last_modified, '2001-01-01', run_id, 'loading'\
         FROM callsync_export_files
        runs-completed        | INSERT INTO callsync_export_files (job, provider, uri, version, object_key, size, last_modified,\
         business_date, run_id, state) SELECT job, provider, 'x', 'x', UNHEX(SHA2(CONCAT('x', CHAR(0), 'x', CHAR(0), 1), 256)), 1, last_modified, '2001-01-01', run_id, 'failed'\
         FROM callsync_export_files; UPDATE callsync_runs SET attention = NULL
        nights-complete       | INSERT INTO callsync_export_files (job, provider, uri, version, object_key, size, last_modified,\
         business_date, run_id, state) SELECT job, provider, 'x', 'x', UNHEX(SHA2(CONCAT('x', CHAR(0), 'x', CHAR(0), 1), 256)), 1, last_modified, business_date, 0, 'failed'\
         FROM callsync_export_files
        nights-complete       | INSERT INTO callsync_export_files (job, provider, uri, version, object_key, size, last_modified,\
         business_date, run_id, state, failure) SELECT job, provider, 'x', 'x', UNHEX(SHA2(CONCAT('x', CHAR(0), 'x', CHAR(0), 1), 256)), 1, last_modified, business_date, 0, 'vanished',\
         'vanished' FROM callsync_export_files
        nights-counts         | UPDATE callsync_nights SET inserted = inserted - 1
        nights-counts         | UPDATE callsync_nights SET files = 2
        calls-balance         | UPDATE call_logs SET duration = duration + 1 WHERE external_call_id = '2'
        calls-balance         | UPDATE call_logs SET status = 'Answered' WHERE external_call_id = '2'
        calls-balance         | UPDATE call_logs SET direction = 'incoming' WHERE external_call_id = '2'
        calls-balance         | UPDATE callsync_control_totals SET talk_seconds = talk_seconds - 1 WHERE status = 'calling'
        calls-balance         | DELETE FROM callsync_control_totals
        """)
    void row76WhatIsEditedByHandIsFoundAndNothingElseIsBlamed(String promises, String edit) {
        Set<String> broken = Set.of(promises.split("\\+"));

        List<Set<String>> found = edited(edit);

        assertThat(found.get(0)).containsExactlyInAnyOrderElementsOf(broken);
        assertThat(found.subList(1, found.size()))
                .as("of the job, of the date, of the run")
                .allSatisfy(narrow -> assertThat(narrow).isSubsetOf(broken));
        assertThat(found.get(3))
                .as("of the run")
                .containsExactlyInAnyOrderElementsOf(broken.stream()
                        .filter(promise -> !ONLY_OF_THE_WHOLE.contains(promise))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "call_logs, calls-once, calls-balance",
        // the copy has no call log
        "communications, communications-once, communications-called"
    })
    void row76ACallThatIsStoredTwiceIsFoundWhereTheUniqueKeyIsGone(String table, String promise, String alsoBroken) {
        JdbcTemplate sql = crm.admin();
        String key = table + "_external_call";
        sql.execute("ALTER TABLE %s DROP KEY %s".formatted(table, key));
        try {
            assertThat(edited(copyOfCallOne(table)))
                    .allSatisfy(names -> assertThat(names).containsOnly(promise, alsoBroken));
        } finally {
            sql.execute("ALTER TABLE %s ADD UNIQUE KEY %s (provider, external_call_id)".formatted(table, key));
        }
    }

    @Test
    void everyPromiseHasItsEdit() throws NoSuchMethodException {
        String edits = HandEditTests.class
                .getDeclaredMethod("row76WhatIsEditedByHandIsFoundAndNothingElseIsBlamed", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        Set<String> edited = edits.lines()
                .flatMap(line -> Stream.of(line.split(" ", 2)[0].split("\\+")))
                .collect(Collectors.toSet());
        edited.addAll(Set.of("calls-once", "communications-once"));

        assertThat(verification().check(Scope.of(null, null)))
                .allSatisfy(
                        finding -> assertThat(edited).contains(finding.promise().name()));
    }

    private static String copyOfCallOne(String table) {
        return table.equals("call_logs") ? """
                INSERT INTO call_logs (created_at, updated_at, start_at, end_at, duration, direction, status, provider,
                    external_call_id, source_version, file_id, record_number)
                SELECT created_at, updated_at, start_at, end_at, duration, direction, status, provider, external_call_id,
                    source_version, file_id, record_number FROM call_logs WHERE external_call_id = '1'""" : """
                INSERT INTO communications (lead_id, created_at, updated_at, method, type, call_duration, call_phone, call_status,
                    provider, external_call_id)
                SELECT lead_id, created_at, updated_at, method, type, call_duration, call_phone, call_status, provider,
                    external_call_id FROM communications""";
    }

    /** What each scope finds broken while the edit is there. */
    private static List<Set<String>> edited(String edit) {
        JdbcTemplate sql = crm.admin();
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(sql.getDataSource()));
        return transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            Stream.of(edit.split("; ")).forEach(sql::execute);
            return scopes().map(HandEditTests::broken).toList();
        });
    }

    /** Everything, the job, the date, the run. */
    private static Stream<Scope> scopes() {
        Run run = crm.bean(RunLedger.class).last(job.name()).orElseThrow();
        return Stream.of(Scope.of(null, null), Scope.of(job.name(), null), Scope.of(job.name(), DATE), Scope.of(run));
    }

    /** On the connection that edits, whose edit nobody else sees. */
    private static TableVerification verification() {
        return new TableVerification(new NamedParameterJdbcTemplate(crm.admin()));
    }

    private static Set<String> broken(Scope scope) {
        return verification().check(scope).stream()
                .filter(finding -> !finding.isKept())
                .map(finding -> finding.promise().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

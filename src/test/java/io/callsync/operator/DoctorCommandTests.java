package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code callsync doctor}: where all is well, on its job files, and on what earlier runs left. */
class DoctorCommandTests extends DoctorCase {

    @Test
    void whereNothingIsBrokenEverythingIsInOrder() {
        Typed doctor = doctor();

        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out())
                .contains("source        aircall  ok     1 file of " + YESTERDAY)
                .contains("grants                 ok     run_")
                .endsWith("\n\ncallsync: everything is in order\n")
                .doesNotContain("next:");
        assertThat(doctor.err()).isEmpty();
        assertThat(findings(doctor("--json")))
                .hasSize(21)
                .allMatch(finding -> text(finding, "severity").equals("ok"));
    }

    @Test
    void aJobFileWithAMistakeIsFoundBesideTheOthers() throws IOException {
        Path twilio =
                Files.writeString(folder.resolve("jobs/twilio.yml"), "provider: twilio\nsourc: file:/x/{date}/\n");

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertFound(doctor, "job: broken")
                .containsEntry("job", "twilio")
                .containsEntry("next", "callsync doctor twilio")
                .extractingByKey("what")
                .asString()
                .startsWith(twilio + ":");
        assertThat(doctor("aircall").exitCode()).as("only that job's file").isZero();
    }

    @Test
    void aJobOrAFolderThatIsNotThereIsFound() {
        Typed doctor = doctor("aircal", "--json");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(problem(doctor, "job").get("what")).contains("there is no job 'aircal' (did you mean 'aircall'?)");
        Typed nowhere = Typed.on(
                crm::bean, "doctor", "--json", "--jobs", folder.resolve("none").toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(problems(nowhere)).containsExactly("jobs: broken");
    }

    @Test
    void anExecutionThatNoLiveProcessHoldsIsHealedByWhatIsTold() {
        run();
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
        execute("UPDATE callsync_runs SET state = 'running', ended_at = NULL");

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(3);
        Map<String, String> executions = problem(doctor, "executions");
        assertFound(doctor, "executions: attention").containsEntry("next", "callsync recover aircall");
        assertThat(executions.get("what"))
                .matches("aircall: execution \\d+ is STARTED, the run of %s is open, and no live process holds the job"
                        .formatted(YESTERDAY));
        assertThat(Typed.on(crm::bean, "recover", "aircall").exitCode()).isZero();
        assertThat(doctor().exitCode()).isZero();
    }

    @Test
    void aLiveRunIsInOrder() throws SQLException {
        run();
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL");
        execute("UPDATE callsync_runs SET state = 'running', ended_at = NULL");
        try (Lease live = crm.bean(Leases.class).acquire("aircall")) {
            Typed doctor = doctor();

            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            assertThat(doctor.out())
                    .contains("ok     running: aircall\n")
                    .contains("ok     aircall: " + ProcessHandle.current().pid() + "@");
            assertThat(crm.value(Long.class, "SELECT epoch FROM callsync_leases"))
                    .isEqualTo(live.epoch());
        }
    }

    @Test
    void aLeaseThatIsOverNeedsALook() throws SQLException {
        try (Lease paused = crm.bean(Leases.class).acquire("aircall")) {
            execute("UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) - INTERVAL 61 SECOND");

            Typed doctor = doctor("--json");

            assertThat(doctor.exitCode()).as("epoch %d", paused.epoch()).isEqualTo(3);
            assertFound(doctor, "leases: attention").containsEntry("next", "callsync recover aircall");
            assertThat(doctor("other", "--json").out()).as("another job's").doesNotContain("callsync recover");
        }
    }

    @Test
    void aRecordThatWaitsForAWeekNeedsALook() {
        exports.put(YESTERDAY, "calls.jsonl", "{broken\n");
        run();
        assertThat(doctor().exitCode()).as("a fresh one").isZero();
        execute("UPDATE callsync_quarantine SET created_at = created_at - INTERVAL 8 DAY");

        Typed doctor = doctor("--json");

        assertThat(doctor.exitCode()).isEqualTo(3);
        assertFound(doctor, "quarantine: attention")
                .containsEntry("what", "aircall: 1 record, the oldest for 8 days")
                .containsEntry("next", "callsync quarantine list --job aircall");

        execute("UPDATE callsync_quarantine SET state = 'resolved'");
        assertThat(doctor().exitCode()).as("dealt with").isZero();
    }
}

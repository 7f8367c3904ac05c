package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callsync.ledger.AlreadyRunning;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Lease;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What happens to a lease when its connection dies or somebody takes the job. */
class LeaseFaultTests {

    private static final String JOB = "aircall";

    @AutoClose
    private static Crm crm;

    private static Leases leases;
    private static JdbcTemplate sql;

    @BeforeAll
    static void startWithAShortLease() {
        crm = Crm.start("callsync.lease=3s");
        leases = crm.bean(Leases.class);
        sql = crm.admin();
    }

    @Test
    void row33ALeaseWhoseConnectionIsKilledTakesTheLockAgainWhenNobodyElseHas() throws SQLException {
        try (Lease lease = leases.acquire(JOB)) {
            Long killed = connectionOfTheLock();
            sql.execute("KILL " + killed);

            Awaitility.await().until(() -> connectionOfTheLock() != null && !killed.equals(connectionOfTheLock()));

            assertThat(leases.hold(JOB)).isEqualTo(Hold.LIVE);
            assertThat(epoch()).isEqualTo(lease.epoch());
            assertThatExceptionOfType(AlreadyRunning.class).isThrownBy(() -> leases.acquire(JOB));
        }
        assertThat(leases.hold(JOB)).isEqualTo(Hold.FREE);
    }

    @Test
    void aLeaseThatWasTakenOverGivesTheLockBackAndNeverTakesItAgain() throws SQLException {
        try (Lease lease = leases.acquire(JOB)) {
            sql.update("UPDATE callsync_leases SET epoch = epoch + 1");

            Awaitility.await().until(() -> leases.hold(JOB) == Hold.FREE);

            assertThat(epoch()).isEqualTo(lease.epoch() + 1);
            leases.acquire(JOB).close();
        }
    }

    @Test
    void aHolderThatShowsNoSignOfLifeIsSilentAndOneThatDoesIsLive() throws SQLException {
        try (Lease lease = leases.acquire(JOB)) {
            sql.update("UPDATE callsync_leases SET heartbeat_at = UTC_TIMESTAMP(6) - INTERVAL 4 SECOND");
            assertThat(leases.hold(JOB)).isEqualTo(Hold.SILENT);

            Awaitility.await().until(() -> leases.hold(JOB) == Hold.LIVE);
            assertThat(epoch()).isEqualTo(lease.epoch());
        }
    }

    @Test
    void aConnectionThatHeldALeaseStaysMarkedSoThatATakeoverCanEndIt() throws SQLException {
        Long held;
        try (Lease lease = leases.acquire(JOB)) {
            assertThat(lease.epoch()).isPositive();
            held = connectionOfTheLock();
        }
        String holder = crm.value(String.class, "SELECT holder FROM callsync_leases");
        String mark = "callsync:" + holder.substring(holder.lastIndexOf('/') + 1) + ":" + held;

        assertThat(crm.value(Long.class, "SELECT IS_USED_LOCK(?)", mark)).isEqualTo(held);
    }

    private static Long connectionOfTheLock() {
        return crm.lockHolder(JOB);
    }

    private static long epoch() {
        return crm.value(Long.class, "SELECT epoch FROM callsync_leases WHERE job = ?", JOB);
    }
}

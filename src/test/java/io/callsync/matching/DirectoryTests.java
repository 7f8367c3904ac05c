package io.callsync.matching;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.aircall.AircallProvider;
import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFaults;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the CRM is asked whose a number is, and when it is asked again. */
class DirectoryTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String CUSTOMER = "+15145550101";
    private static final JdbcFaults STATEMENTS = new JdbcFaults();
    private static final List<String> ASKED = new ArrayList<>();

    @AutoClose
    private static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;

    @BeforeAll
    static void start() {
        crm = Crm.start(TestDatabase.fresh(), STATEMENTS, "callsync.chunk-size=1", "callsync.parallel-files=1");
    }

    @BeforeEach
    void anEmptyNight() {
        crm.clear();
        exports = new Exports(folder);
        crm.lead(7, CUSTOMER, "2026-01-01T00:00:00");
        ASKED.clear();
        STATEMENTS.rewrite(sql -> {
            if (sql.contains("FROM phones")) {
                ASKED.add(sql);
            }
            return sql;
        });
    }

    @Test
    void aCustomerWhoCallsAgainIsAskedForOnceARun() {
        load(1, 1);
        int once = ASKED.size();
        ASKED.clear();

        load(2, 5);

        assertThat(ASKED).hasSize(once);
        assertThat(leads()).containsExactly(7L, 7L, 7L, 7L, 7L);
    }

    @Test
    void everyRunAsksAnew() {
        load(1, 1);
        crm.admin().update("UPDATE phones SET lead_id = 8");
        crm.admin().update("UPDATE leads SET id = 8");

        load(2, 2);

        assertThat(leads()).containsExactly(7L, 8L);
    }

    @Test
    void aLeadThatAppearsDuringLoadingIsFoundForTheCallsOfEarlierRuns() {
        crm.admin().update("DELETE FROM phones");
        load(1, 1);
        whenCallsAreInserted(() ->
                crm.admin().update("INSERT INTO phones (lead_id, number, type) VALUES (7, ?, 'mobile')", CUSTOMER));

        load(2, 2);

        assertThat(crm.admin().queryForList("SELECT external_call_id FROM communications", String.class))
                .containsExactly("1");
    }

    private static void whenCallsAreInserted(Runnable event) {
        AtomicBoolean happened = new AtomicBoolean();
        STATEMENTS.rewrite(sql -> {
            if (sql.startsWith("INSERT INTO call_logs") && happened.compareAndSet(false, true)) {
                event.run();
            }
            return sql;
        });
    }

    private void load(int first, int last) {
        for (int call = first; call <= last; call++) {
            exports.put(DATE, call + ".jsonl", aCall(call).to(CUSTOMER).line());
        }
        crm.complete(exports.job(new AircallProvider()), DATE);
    }

    private static List<Long> leads() {
        return crm.admin().queryForList("SELECT lead_id FROM communications ORDER BY id", Long.class);
    }
}

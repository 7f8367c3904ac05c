package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.callsync.job.RunResult;
import io.callsync.ledger.Hold;
import io.callsync.ledger.Leases;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import io.callsync.testing.TestDatabase;
import io.callsync.testing.fault.JdbcFault;
import io.callsync.testing.fault.JdbcFaults;
import io.callsync.testing.fault.MySqlProxy;
import io.callsync.testing.fault.MySqlProxy.Loss;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network between callsync and its database. */
class CutOffTests {

    private static final JdbcFaults FAULTS = new JdbcFaults();
    private static final String CHUNK = "UPDATE callsync_export_files";
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(1);
    private static MySqlProxy proxy;
    private static Crm crm;

    @TempDir
    Path folder;

    private SmallNight night;

    @BeforeAll
    static void start() {
        TestDatabase database = TestDatabase.fresh();
        proxy = MySqlProxy.to(database.jdbcUrl());
        crm = Crm.start(
                database,
                FAULTS,
                "spring.datasource.url=" + proxy.route(database.jdbcUrl()),
                "spring.datasource.hikari.data-source-properties.socketTimeout=" + SOCKET_TIMEOUT.toMillis(),
                "spring.datasource.hikari.connection-timeout=1000",
                "callsync.chunk-size=10",
                "callsync.parallel-files=1",
                "callsync.restarts=0");
    }

    @AfterAll
    static void stop() {
        crm.close();
        proxy.close();
    }

    @BeforeEach
    void aNight() {
        FAULTS.clear();
        night = SmallNight.in(folder, 1, 28);
        night.prepare(crm);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void row15AConnectionCutJustBeforeACommitIsHealedAndTheNextRunEndsExact(int chunk) {
        proxy.lose(Loss.COMMIT, CHUNK, chunk);

        assertThat(night.run(crm)).isInstanceOf(RunResult.Failed.class);
        assertThat(calls()).isEqualTo(loadedBehind(chunk - 1));

        night.complete(crm, 1);
        night.assertExact(crm);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void row16ACommitWhoseAnswerIsLostIsNotRepeated(int chunk) {
        proxy.lose(Loss.ANSWER, CHUNK, chunk);

        assertThat(night.run(crm)).isInstanceOf(RunResult.Failed.class);
        Awaitility.await().until(() -> calls() == loadedBehind(chunk));

        night.complete(crm, 1);
        night.assertExact(crm);
    }

    @Test
    void row14ConnectionsResetMidChunkFailTheRunAndTheNextOneEndsExact() {
        FAULTS.plant(JdbcFault.at("INSERT INTO call_logs", 2, call -> proxy.reset()));

        assertThat(night.run(crm)).isInstanceOf(RunResult.Failed.class);

        night.complete(crm, 1);
        night.assertExact(crm);
    }

    @Test
    void row21ADatabaseThatFallsSilentIsGivenUpAfterTheSocketTimeout() {
        FAULTS.plant(JdbcFault.at("INSERT INTO call_logs", 2, call -> proxy.fallSilent()));
        Instant begin = Instant.now();

        Throwable told = catchThrowable(() -> night.run(crm));

        // not even the ledger can be told
        assertThat(told).isNotNull();
        assertThat(Duration.between(begin, Instant.now())).isBetween(SOCKET_TIMEOUT, SOCKET_TIMEOUT.multipliedBy(30));
        proxy.recover();
        // the pool notices only some time later that it can connect again
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> crm.bean(Leases.class).hold(night.job().name()) != Hold.LIVE);
        night.complete(crm, 1);
        night.assertExact(crm);
    }

    private static long calls() {
        return crm.value(Long.class, "SELECT COUNT(*) FROM call_logs");
    }

    /** Of the 30 records, the fifteenth is broken and the last one is there twice. */
    private static long loadedBehind(int chunk) {
        return new long[] {0, 10, 19, 28}[chunk];
    }
}

package io.callsync.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.callsync.testing.Crm;
import io.callsync.testing.SmallNight;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every connection of the pool is taken. */
class PoolExhaustedTests {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void row32ARunThatGetsNoConnectionSaysSoAndDoesNotWaitForItself() throws SQLException {
        try (Crm crm = Crm.start("spring.datasource.hikari.connection-timeout=1000", "callsync.parallel-files=1")) {
            SmallNight night = SmallNight.in(folder, 1, 5);
            night.prepare(crm);
            DataSource pool = crm.bean(DataSource.class);
            List<Connection> taken = new ArrayList<>();
            // one is left, and the job's lock takes it
            while (taken.size() < pool.unwrap(HikariDataSource.class).getMaximumPoolSize() - 1) {
                taken.add(pool.getConnection());
            }
            Instant begin = Instant.now();

            Throwable told = catchThrowable(() -> night.run(crm));

            assertThat(told).hasStackTraceContaining("Connection is not available, request timed out");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
            for (Connection connection : taken) {
                connection.close();
            }
            night.complete(crm, 1);
            night.assertExact(crm);
        }
    }

    @Test
    void row32APoolThatIsSetTooSmallIsMadeLargeEnough() {
        try (Crm crm = Crm.start("spring.datasource.hikari.maximum-pool-size=1")) {
            SmallNight night = SmallNight.in(folder, 3, 5);
            night.prepare(crm);

            night.complete(crm, 1);

            night.assertExact(crm);
        }
    }
}

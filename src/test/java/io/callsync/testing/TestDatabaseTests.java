package io.callsync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TestDatabaseTests {

    @Test
    void aFreshDatabaseIsEmptyAndStoresAnyCharacter() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("SHOW TABLES").next()).isFalse();
            statement.execute("CREATE TABLE agents (name VARCHAR(20))");
            statement.execute("INSERT INTO agents VALUES ('Zoë 📞')");
            try (ResultSet names = statement.executeQuery("SELECT name FROM agents")) {
                assertThat(names.next()).isTrue();
                assertThat(names.getString(1)).isEqualTo("Zoë 📞");
            }
        }
    }

    @Test
    void twoFreshDatabasesHaveDifferentNames() {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            assertThat(one.name()).isNotEqualTo(other.name());
        }
    }

    @Test
    void aClosedDatabaseIsDropped() {
        TestDatabase database = TestDatabase.fresh();
        database.close();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class).hasMessageContaining("Unknown database");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://127.0.0.1:33306/callsync?user=root&x=y, jdbc:mysql://127.0.0.1:33306/fresh?user=root&x=y",
        "jdbc:mysql://host/callsync, jdbc:mysql://host/fresh",
        "jdbc:mysql://host?user=root, jdbc:mysql://host/fresh?user=root"
    })
    void onlyTheDatabaseOfAGivenUrlIsReplaced(String given, String expected) {
        assertThat(new ServerUrl(given).of("fresh")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://host/callsync?user=root&password=x&a=b, jdbc:mysql://host/fresh?user=me&password=word&a=b",
        "jdbc:mysql://host/callsync?a=b&user=root, jdbc:mysql://host/fresh?user=me&password=word&a=b",
        "jdbc:mysql://host, jdbc:mysql://host/fresh?user=me&password=word"
    })
    void theUserOfAGivenUrlCanBeReplaced(String given, String expected) {
        assertThat(new ServerUrl(given).of("fresh", "me", "word")).isEqualTo(expected);
    }

    @Test
    void theUserWhoRunsCannotChangeTables() {
        try (TestDatabase database = TestDatabase.migrated()) {
            JdbcTemplate user = new JdbcTemplate(new DriverManagerDataSource(database.jdbcUrl()));
            assertThat(user.queryForList("SELECT id FROM call_logs")).isEmpty();
            assertThatThrownBy(() -> user.execute("DROP TABLE call_logs"))
                    .rootCause()
                    .hasMessageContaining("DROP command denied");
        }
    }
}

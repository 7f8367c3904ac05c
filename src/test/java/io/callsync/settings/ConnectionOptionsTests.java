package io.callsync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.callsync.configuration.ConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Ways to connect that hand this machine to the server, or to whoever wrote the address. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionOptionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/crm?autoDeserialize=true",
                "jdbc:mysql://localhost/crm?AUTODESERIALIZE=TRUE",
                "jdbc:mysql://localhost/crm?user=x&%61utoDeserialize=yes",
                "jdbc:mysql://localhost/crm?queryInterceptors=com.mysql.cj.jdbc.interceptors.ServerStatusDiffInterceptor",
                "jdbc:mysql://localhost/crm?statementInterceptors=evil.Code",
                "jdbc:mysql://localhost/crm?exceptionInterceptors=evil.Code",
                "jdbc:mysql://localhost/crm?connectionLifecycleInterceptors=evil.Code",
                "jdbc:mysql://localhost/crm?propertiesTransform=evil.Code",
                "jdbc:mysql://localhost/crm?socketFactory=evil.Code",
                "jdbc:mysql://localhost/crm?useConfigs=evil",
                "jdbc:mysql://localhost/crm?allowLoadLocalInfile=true",
                "jdbc:mysql://localhost/crm?allowUrlInLocalInfile=true",
                "jdbc:mysql://localhost/crm?allowLoadLocalInfileInPath=/",
                "jdbc:mysql://address=(host=localhost)(port=3306)(AutoDeserialize=true)/crm",
                "jdbc:mysql://(host=localhost,port=3306,autoDeserialize=true)/crm",
                "jdbc:mysql://[localhost,(host=127.0.0.1,%71ueryInterceptors=evil.Code)]/crm",
                "jdbc:mysql:loadbalance://localhost,(host=127.0.0.1,autoDeserialize=true)/crm",
                "jdbc:mysql+srv://localhost/crm?autoDeserialize=true"
            })
    void anOptionThatRunsCodeOrGivesFilesAwayIsRefused(String url) {
        assertThatThrownBy(() -> check(url))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith("SPRING_DATASOURCE_URL: the option ")
                .hasMessageEndingWith(": take it out");
    }

    @Test
    void theOptionIsNamedAsItIsWritten() {
        assertThatThrownBy(() -> check("jdbc:mysql://localhost/crm?password=secret&QueryInterceptors=evil.Code"))
                .hasMessage(
                        "SPRING_DATASOURCE_URL: the option QueryInterceptors can make callsync run foreign code: take it out");
    }

    @Test
    void anOptionOfThePoolIsRefusedToo() {
        try (HikariDataSource pool = pool("jdbc:mysql://localhost/crm")) {
            pool.addDataSourceProperty("allowloadlocalinfile", "true");

            assertThatThrownBy(() -> ConnectionOptions.checked(pool))
                    .hasMessage("spring.datasource.hikari.data-source-properties: "
                            + "the option allowloadlocalinfile can make callsync give files away: take it out");
        }
    }

    @Test
    void aDataSourceOfAnotherKindWouldNotBeCheckedAndIsRefused() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSourceClassName("evil.DataSource");

            assertThatThrownBy(() -> ConnectionOptions.checked(pool)).hasMessageContaining("data-source-class-name");
        }
    }

    @Test
    void theFirstStatementOfAConnectionIsOursAndWhatWouldBeLostIsRefused() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setConnectionInitSql("SET innodb_lock_wait_timeout = 1");

            assertThatThrownBy(() -> ConnectionOptions.checked(pool)).hasMessageContaining("connection-init-sql");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/crm?autoDeserialize=false&allowLoadLocalInfile=false",
                "jdbc:mysql://localhost/crm?user=autoDeserialize&password=queryInterceptors",
                "jdbc:mysql://localhost/crm?connectionAttributes=socketFactory:x"
            })
    void whatIsSwitchedOffOrOnlyReadsLikeItIsLeftAlone(String url) {
        assertThatCode(() -> check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/crm",
                "jdbc:mysql://127.0.0.1/crm",
                "jdbc:mysql://db.example.com/crm?sslMode=VERIFY_IDENTITY"
            })
    void aServerHereOrOneThatProvesWhoItIsMayBeSentStreams(String url) {
        try (HikariDataSource pool = pool(url)) {
            assertThatCode(() -> ConnectionOptions.checked(pool).allowStreams(pool))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aServerElsewhereThatDoesNotProveWhoItIsIsSentNoStreams() {
        try (HikariDataSource pool = pool("jdbc:mysql://db.example.com/crm?sslMode=REQUIRED")) {
            assertThatThrownBy(() -> ConnectionOptions.checked(pool).allowStreams(pool))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessage("callsync.load-data: db.example.com must prove who it is before it is sent streams: add"
                            + " sslMode=VERIFY_IDENTITY to SPRING_DATASOURCE_URL");
        }
    }

    @Test
    void anAddressThatCannotBeReadIsToldWithoutItsPassword() {
        assertThatThrownBy(() -> check("jdbc:mysql://user:se:cr@et@host:port/crm?password=secret"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("cannot be read")
                .hasMessageNotContainingAny("secret", "cr@et");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://database.example.com/crm",
                "jdbc:mysql://database.example.com/crm?sslMode=REQUIRED",
                "jdbc:mysql://localhost,database.example.com/crm",
                "jdbc:mysql://address=(host=database.example.com)(sslMode=DISABLED)/crm?sslMode=VERIFY_IDENTITY",
                "jdbc:mysql://127.0.0.1.example.com,database.example.com/crm"
            })
    void aServerElsewhereThatIsNotVerifiedIsWarnedOfInOneLine(String url, CapturedOutput log) {
        check(url);

        assertThat(log.getAll())
                .contains(
                        "database.example.com can read and change", "sslMode=VERIFY_IDENTITY", "SPRING_DATASOURCE_URL")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://database.example.com/crm?sslmode=verify_identity",
                "jdbc:mysql://(host=database.example.com,sslMode=VERIFY_IDENTITY)/crm",
                "jdbc:mysql://address=(host=127.0.0.1)(port=3306)/crm",
                "jdbc:mysql://localhost/crm",
                "jdbc:mysql:///crm",
                "jdbc:mysql://127.0.0.1:3306/crm",
                "jdbc:mysql://[::1]:3306/crm"
            })
    void aVerifiedOrLocalServerIsNot(String url, CapturedOutput log) {
        check(url);

        assertThat(log.getAll()).isEmpty();
    }

    private static void check(String url) {
        try (HikariDataSource pool = pool(url)) {
            ConnectionOptions.checked(pool);
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }
}

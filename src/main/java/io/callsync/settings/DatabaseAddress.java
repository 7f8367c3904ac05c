package io.callsync.settings;

import com.mysql.cj.conf.ConnectionUrlParser;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import io.callsync.configuration.ConfigurationError;
import java.nio.file.Path;
import org.springframework.core.env.PropertyResolver;

/** The address of the database: asked for before anything starts, in words that say what to set. Stateless. */
public final class DatabaseAddress {

    static final Path VARIABLE = Path.of("SPRING_DATASOURCE_URL");
    private static final String SETTING = "spring.datasource.url";
    private static final int PORT = 3306;

    private DatabaseAddress() {}

    /** @throws ConfigurationError when it is missing, or none of MySQL's */
    public static void check(PropertyResolver settings) {
        String url = settings.getProperty(SETTING, "");
        if (!url.startsWith("jdbc:mysql")) {
            String problem =
                    url.isBlank() ? "no database is set" : "'%s' is none of MySQL's".formatted(withoutSecrets(url));
            throw new ConfigurationError(
                    VARIABLE,
                    ConfigurationError.UNKNOWN_LINE,
                    problem + ", expected an address such as jdbc:mysql://database.example.com:3306/crm");
        }
    }

    /** What asks the database by MySQL's own client, without callsync. @throws ConfigurationError when the address cannot be read */
    public static String client(PropertyResolver settings, String statement) {
        ConnectionUrlParser address = parse(settings.getProperty(SETTING, ""));
        HostInfo host = address.getHosts().get(0);
        String user = settings.getProperty("spring.datasource.username", "");
        return "mysql --host=%s --port=%d --user=%s --password --execute='%s' %s"
                .formatted(
                        host.getHost(),
                        host.getPort() < 0 ? PORT : host.getPort(),
                        user.isBlank() ? address.getProperties().getOrDefault("user", "callsync") : user,
                        statement,
                        address.getPath());
    }

    /** @throws ConfigurationError when it cannot be read */
    static ConnectionUrlParser parse(String url) {
        try {
            ConnectionUrlParser address = ConnectionUrlParser.parseConnectionString(url);
            address.getHosts();
            address.getProperties();
            return address;
        } catch (CJException e) {
            // its message repeats the address, and so the password
            throw new ConfigurationError(
                    VARIABLE,
                    ConfigurationError.UNKNOWN_LINE,
                    "'%s' cannot be read, expected an address such as jdbc:mysql://database.example.com:3306/crm"
                            .formatted(withoutSecrets(url)));
        }
    }

    static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//.*@", "//");
    }
}

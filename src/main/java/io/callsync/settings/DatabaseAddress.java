package io.callsync.settings;

import io.callsync.configuration.ConfigurationError;
import java.nio.file.Path;
import org.springframework.core.env.PropertyResolver;

/** The address of the database: asked for before anything starts, in words that say what to set. Stateless. */
public final class DatabaseAddress {

    static final Path VARIABLE = Path.of("SPRING_DATASOURCE_URL");
    private static final String SETTING = "spring.datasource.url";

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

    static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//.*@", "//");
    }
}

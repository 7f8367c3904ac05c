package io.callsync.settings;

import com.mysql.cj.conf.ConnectionUrlParser;
import com.mysql.cj.conf.HostInfo;
import com.zaxxer.hikari.HikariDataSource;
import io.callsync.configuration.ConfigurationError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connector/J's options as it will read them: those of the address as a whole, of each of its hosts, and of {@code
 * spring.datasource.hikari.data-source-properties}; names are its own in any letter case, values are decoded.
 */
final class ConnectionOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionOptions.class);
    private static final Path PROPERTIES = Path.of("spring.datasource.hikari.data-source-properties");

    /** Options that load a class by its name, or further options from a file, before a server has proved who it is. */
    private static final Set<String> RUN_CODE = Set.of(
            "autodeserialize",
            "authenticationopenidconnectcallbackhandler",
            "authenticationplugins",
            "authenticationwebauthncallbackhandler",
            "clientinfoprovider",
            "connectionlifecycleinterceptors",
            "defaultauthenticationplugin",
            "exceptioninterceptors",
            "ha.loadbalancestrategy",
            "haloadbalancestrategy",
            "loadbalanceexceptionchecker",
            "logger",
            "parseinfocachefactory",
            "profilereventhandler",
            "propertiestransform",
            "queryinfocachefactory",
            "queryinterceptors",
            "serverconfigcachefactory",
            "socketfactory",
            "statementinterceptors",
            "useconfigs");

    /** Options by which a server gets files of this machine. */
    private static final Set<String> READ_FILES =
            Set.of("allowloadlocalinfile", "allowloadlocalinfileinpath", "allowurlinlocalinfile", "idtokenfile");

    /** No folder can be there, so that every file is refused (Connector/J, allowLoadLocalInfileInPath). */
    private static final String NOWHERE = "/dev/null/nowhere";

    private static final Set<String> OFF = Set.of("", "false", "no");
    private static final Set<String> LOOPBACK = Set.of("", "localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private final Map<String, String> ofAddress;
    private final List<HostInfo> hosts;
    private final Map<String, String> ofPool;

    private ConnectionOptions(ConnectionUrlParser address, Properties ofPool) {
        this.ofAddress = address.getProperties();
        this.hosts = address.getHosts();
        this.ofPool = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ofPool.stringPropertyNames().forEach(name -> this.ofPool.put(name, ofPool.getProperty(name)));
    }

    /** Those of a pool, before it connects. @throws ConfigurationError when an option must not be set */
    static ConnectionOptions checked(HikariDataSource pool) {
        if (pool.getDataSourceClassName() != null) {
            throw new ConfigurationError(
                    Path.of("spring.datasource.hikari.data-source-class-name"),
                    ConfigurationError.UNKNOWN_LINE,
                    "take it out; the database is named by " + DatabaseAddress.VARIABLE);
        }
        if (pool.getConnectionInitSql() != null) {
            throw new ConfigurationError(
                    Path.of("spring.datasource.hikari.connection-init-sql"),
                    ConfigurationError.UNKNOWN_LINE,
                    "take it out; session variables are set by " + PROPERTIES + ".sessionVariables");
        }
        ConnectionOptions options =
                new ConnectionOptions(DatabaseAddress.parse(pool.getJdbcUrl()), pool.getDataSourceProperties());
        options.refuseUnsafe();
        options.warnOfUnverified();
        return options;
    }

    private void refuseUnsafe() {
        refuseUnsafe(PROPERTIES, ofPool);
        refuseUnsafe(DatabaseAddress.VARIABLE, ofAddress);
        hosts.forEach(host -> refuseUnsafe(DatabaseAddress.VARIABLE, host.getHostProperties()));
    }

    private static void refuseUnsafe(Path setting, Map<String, String> options) {
        options.forEach((name, value) -> {
            String known = name.strip().toLowerCase(Locale.ROOT);
            boolean runsCode = RUN_CODE.contains(known);
            if ((runsCode || READ_FILES.contains(known)) && !isOff(value)) {
                throw new ConfigurationError(
                        setting,
                        ConfigurationError.UNKNOWN_LINE,
                        "the option %s can make callsync %s: take it out"
                                .formatted(name, runsCode ? "run foreign code" : "give files away"));
            }
        });
    }

    private static boolean isOff(String value) {
        return value == null || OFF.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Lets the pool's connections take part in LOAD DATA LOCAL, with files from nowhere: what may be sent, and when, is decided
     * statement by statement.
     *
     * @throws ConfigurationError when whoever sits in between could be the one who asks
     */
    void allowStreams(HikariDataSource pool) {
        List<String> unverified = unverifiedHosts();
        if (!unverified.isEmpty()) {
            throw new ConfigurationError(
                    Path.of("callsync.load-data"),
                    ConfigurationError.UNKNOWN_LINE,
                    "%s must prove who it is before it is sent streams: add sslMode=VERIFY_IDENTITY to %s"
                            .formatted(String.join(", ", unverified), DatabaseAddress.VARIABLE));
        }
        pool.addDataSourceProperty("allowLoadLocalInfileInPath", NOWHERE);
    }

    private List<String> unverifiedHosts() {
        return hosts.stream()
                .filter(host -> !isLocal(name(host)) && !isVerified(host))
                .map(ConnectionOptions::name)
                .toList();
    }

    private void warnOfUnverified() {
        List<String> unverified = unverifiedHosts();
        if (!unverified.isEmpty()) {
            LOG.warn(
                    "Whoever sits between here and {} can read and change what is sent: add sslMode=VERIFY_IDENTITY to {}",
                    String.join(", ", unverified),
                    DatabaseAddress.VARIABLE);
        }
    }

    /** In the notation of keys and values, the name is one of the values. */
    private static String name(HostInfo host) {
        return host.getHost() == null ? value(host.getHostProperties(), "host") : host.getHost();
    }

    private static boolean isLocal(String host) {
        return host == null || LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** A host's own options win, then the pool's, then the address's. */
    private boolean isVerified(HostInfo host) {
        return Stream.of(host.getHostProperties(), ofPool, ofAddress)
                .map(options -> value(options, "sslMode"))
                .filter(mode -> mode != null)
                .findFirst()
                .filter("VERIFY_IDENTITY"::equalsIgnoreCase)
                .isPresent();
    }

    private static String value(Map<String, String> options, String name) {
        return options.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}

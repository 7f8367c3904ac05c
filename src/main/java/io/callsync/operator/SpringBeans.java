package io.callsync.operator;

import io.callsync.configuration.ConfigurationError;
import io.callsync.settings.DatabaseAddress;
import io.callsync.telling.TellingAlone;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application when the first bean is asked for, so that wrong usage answers at once. Not thread-safe. */
final class SpringBeans implements Beans, AutoCloseable {

    private final Class<?> application;
    private String[] properties;
    private ConfigurableApplicationContext context;
    private ConfigurableApplicationContext withoutDatabase;
    private boolean settingsRead;
    private boolean lazy;

    /** @param properties settings, each {@code --name=value} */
    SpringBeans(Class<?> application, String... properties) {
        this.application = application;
        this.properties = properties;
    }

    @Override
    public <T> T get(Class<T> type) {
        if (context == null) {
            context = start();
        }
        return context.getBean(type);
    }

    @Override
    public <T> T withoutDatabase(Class<T> type) {
        if (withoutDatabase == null) {
            withoutDatabase = new SpringApplication(TellingAlone.class).run(properties);
        }
        return withoutDatabase.getBean(type);
    }

    @Override
    public void set(String setting) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        // given twice, Spring would take both
        properties = Stream.concat(Stream.of(properties).filter(other -> !other.startsWith(name)), Stream.of(setting))
                .toArray(String[]::new);
    }

    @Override
    public void oneByOne() {
        lazy = true;
    }

    private ConfigurableApplicationContext start() {
        SpringApplication spring = new SpringApplication(application);
        spring.setLazyInitialization(lazy);
        ApplicationListener<ApplicationEnvironmentPreparedEvent> check = this::check;
        spring.addListeners(check);
        try {
            return spring.run(properties);
        } catch (RuntimeException e) {
            throw settingsRead
                    ? e
                    : new ConfigurationError(
                            Path.of("application.yml"), ConfigurationError.UNKNOWN_LINE, e.getMessage());
        }
    }

    private void check(ApplicationEnvironmentPreparedEvent event) {
        settingsRead = true;
        DatabaseAddress.check(event.getEnvironment());
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
        if (withoutDatabase != null) {
            withoutDatabase.close();
        }
    }
}

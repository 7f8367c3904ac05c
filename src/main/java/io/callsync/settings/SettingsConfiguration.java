package io.callsync.settings;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;

/** Makes the application properties available, sizes the connection pool after them, and refuses unsafe ways to connect. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CallsyncProperties.class, TellingProperties.class})
public class SettingsConfiguration {

    /** A pool smaller than the number of connections held at once would wait for itself, so its size is no setting. */
    @Bean
    static PoolSettings connectionPool(ObjectProvider<CallsyncProperties> properties) {
        return new PoolSettings(properties);
    }

    /** Before whatever else works on the pool, so that it sees what the operator has set. */
    record PoolSettings(ObjectProvider<CallsyncProperties> properties) implements BeanPostProcessor, PriorityOrdered {

        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            if (bean instanceof HikariDataSource pool) {
                ConnectionOptions options = ConnectionOptions.checked(pool);
                CallsyncProperties settings = properties.getObject();
                if (settings.loadData()) {
                    options.allowStreams(pool);
                }
                pool.setMaximumPoolSize(settings.connections());
                pool.setMinimumIdle(1);
            }
            return bean;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}

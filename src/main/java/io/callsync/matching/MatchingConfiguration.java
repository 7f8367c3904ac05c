package io.callsync.matching;

import io.callsync.settings.CallsyncProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Makes the directory that the settings describe. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

    @Bean
    Directory directory(NamedParameterJdbcTemplate jdbc, CallsyncProperties properties) {
        var matching = properties.matching();
        return new Directory(
                jdbc,
                matching.enabled()
                        ? new DirectoryQueries(
                                matching.leadsByNumber(), matching.usersByEmail(), matching.usersByNumber())
                        : DirectoryQueries.NONE);
    }
}

package io.callsync.job;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers Spring Batch's meters and ours. A registry that exports is added to this one for a run. */
@Configuration(proxyBeanMethods = false)
class MetersConfiguration {

    /** Not closed with the application: what is added to it is closed by whoever added it. */
    @Bean(destroyMethod = "")
    CompositeMeterRegistry meterRegistry() {
        return new CompositeMeterRegistry(Clock.SYSTEM, List.of(new SimpleMeterRegistry()));
    }

    @Bean
    @ConditionalOnMissingBean
    ObservationRegistry observationRegistry(MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                // an observation per record costs more than reading it
                .observationPredicate((name, context) -> !name.startsWith("spring.batch.item."));
        return observations;
    }
}

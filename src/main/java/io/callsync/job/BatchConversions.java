package io.callsync.job;

import org.springframework.boot.batch.autoconfigure.BatchConversionServiceCustomizer;
import org.springframework.core.convert.support.ConfigurableConversionService;
import org.springframework.stereotype.Component;

/**
 * Takes away the conversion that calls any class's constructor with a text: Batch reads the class of a job parameter from its table,
 * so whoever can write there could have this process run code.
 */
@Component
class BatchConversions implements BatchConversionServiceCustomizer {

    @Override
    public void customize(ConfigurableConversionService conversions) {
        conversions.removeConvertible(Object.class, Object.class);
    }
}

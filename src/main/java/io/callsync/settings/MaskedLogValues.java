package io.callsync.settings;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.callsync.masking.PersonalData;
import java.util.Set;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Masks personal data in the values of JSON logs, before they are quoted: in a finished line a quote within a value looks like others.
 * Set up in {@code META-INF/spring.factories}. Stateless.
 */
final class MaskedLogValues implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    /** Those of Spring Boot's own, which ask their customizers. */
    static final Set<String> FORMATS = Set.of("ecs", "gelf", "logstash");

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, PersonalData::mask));
    }
}

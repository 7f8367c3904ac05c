package io.callsync.telling;

import io.callsync.configuration.ConfigurationError;
import io.callsync.settings.TellingProperties;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Nothing of mail is loaded unless somebody is to get it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("callsync.telling.mail.to")
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
class MailConfiguration {

    /** @throws ConfigurationError without a mail server */
    @Bean
    Receiver mail(ObjectProvider<JavaMailSender> server, TellingProperties settings) {
        JavaMailSender sender = server.getIfAvailable(() -> {
            throw new ConfigurationError(
                    Path.of("SPRING_MAIL_HOST"),
                    ConfigurationError.UNKNOWN_LINE,
                    "no mail server is set, expected one for callsync.telling.mail.to");
        });
        return new Mail(sender, settings.mail());
    }
}

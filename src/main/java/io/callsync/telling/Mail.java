package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import java.util.Optional;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** A mail to everybody who is named; its subject says what happened, its text the rest. */
final class Mail implements Receiver {

    private final MailSender server;
    private final TellingProperties.Mail settings;

    Mail(MailSender server, TellingProperties.Mail settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "The mail server";
    }

    @Override
    public void tell(Ending ending, Optional<Notice> notice) {
        notice.ifPresent(told -> {
            SimpleMailMessage mail = new SimpleMailMessage();
            mail.setFrom(settings.from());
            mail.setTo(settings.to().toArray(String[]::new));
            mail.setSubject(told.subject());
            mail.setText(told.text() + '\n');
            server.send(mail);
        });
    }
}

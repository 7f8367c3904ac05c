package io.callsync.settings;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.callsync.masking.ControlCharacters;
import io.callsync.masking.PersonalData;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/**
 * Masks personal data in finished log lines, so that messages, arguments, exceptions and context are all covered in one place, and
 * keeps every event on one line; in JSON the values are masked, by {@link MaskedLogValues}. Set up in {@code logback.xml}. Thread-safe once started.
 */
public final class MaskedLogEncoder extends EncoderBase<ILoggingEvent> {

    private String pattern;
    private String format = "";
    private Encoder<ILoggingEvent> lines;

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Spring Boot's name of a structured format, such as {@code ecs}; empty for plain lines by the pattern. */
    public void setFormat(String format) {
        this.format = format;
    }

    @Override
    public void start() {
        lines = format.isBlank() ? plain() : structured();
        lines.setContext(getContext());
        lines.start();
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        lines.stop();
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(lines.encode(event), StandardCharsets.UTF_8).stripTrailing();
        String masked = MaskedLogValues.FORMATS.contains(format) ? line : PersonalData.mask(line);
        // a structured line has escapes of its own
        String visible = format.isBlank() ? ControlCharacters.escape(masked) : masked;
        return (visible + '\n').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }

    private Encoder<ILoggingEvent> plain() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    private Encoder<ILoggingEvent> structured() {
        var encoder = new StructuredLogEncoder();
        encoder.setFormat(format);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }
}

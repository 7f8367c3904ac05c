package io.callsync.bench.micro;

import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.amazonconnect.AmazonConnectProvider;
import io.callsync.provider.declared.DeclaredProviders;
import io.callsync.provider.twilio.TwilioProvider;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;

/** Each way in which a built-in provider delivers its calls, and some that are declared in YAML. */
public enum RecordFormat {
    AIRCALL_LIST(AircallProvider::new, Export.document("{\"meta\": {}, \"calls\": ", AircallRecords::listed)),
    AIRCALL_WEBHOOKS(AircallProvider::new, Export.lines(AircallRecords::webhook)),
    AIRCALL_CSV(AircallProvider::new, Export.table(AircallRecords.CSV_HEADER, AircallRecords::row)),
    AMAZON_CONNECT(AmazonConnectProvider::new, new Export("", AmazonConnectRecords::contact, 1, "", "")),
    TWILIO_LIST(
            TwilioProvider::new,
            Export.document("{\"page\": 0, \"calls\": ", TwilioRecords::resource)
                    .ofTwoRecordsACall()),
    TWILIO_BULK_EXPORT(
            TwilioProvider::new, Export.lines(TwilioRecords::exported).ofTwoRecordsACall()),
    DECLARED_ASTERISK(
            () -> DeclaredProviders.load(Path.of("jobs"), "asterisk"), Export.lines(DeclaredRecords::asterisk)),
    DECLARED_NDJSON(
            () -> DeclaredProviders.load(tests(), "eight-by-eight"), Export.lines(DeclaredRecords::eightByEight)),
    DECLARED_CSV(
            () -> DeclaredProviders.load(tests(), "dialpad"),
            Export.table(DeclaredRecords.DIALPAD_HEADER, DeclaredRecords::dialpad));

    private final Supplier<ProviderFactory> provider;
    private final Export export;

    RecordFormat(Supplier<ProviderFactory> provider, Export export) {
        this.provider = provider;
        this.export = export;
    }

    ProviderFactory provider() {
        return provider.get();
    }

    Export export() {
        return export;
    }

    /** As a run makes it, with no number known yet. */
    static ProviderFormat forRun(ProviderFactory provider) {
        return provider.forJob(new MappingContext(ZoneOffset.UTC, new PhoneNumbers("US"), Map.of(), Map.of()));
    }

    private static Path tests() {
        return Path.of("src", "test", "resources", "jobs");
    }
}

package io.callsync.settings;

import io.callsync.calendar.Expectation;
import io.callsync.call.CallStatus;
import io.callsync.provider.MappingContext;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.ProviderFactory;
import io.callsync.provider.ProviderFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * One checked {@code jobs/<name>.yml}.
 *
 * @param source where exports lie, with {date}, {yyyy}, {MM}, {dd} placeholders; begins with s3:// or file:
 * @param files glob below the source
 * @param zone for times without a zone
 * @param phoneRegion for numbers without a country code, or null
 * @param lookBackDays how many earlier days to list again
 * @param settle objects younger than this are left for the next run
 * @param statuses provider value in lower case to ours
 * @param quarantinedShare above this share (0..1) of read records a run needs attention
 * @param allowEmpty whether a night without any file is fine
 * @param expect what it declares of its nights
 */
public record JobFile(
        String name,
        ProviderFactory provider,
        String source,
        String files,
        ZoneId zone,
        String phoneRegion,
        int lookBackDays,
        Duration settle,
        Map<String, CallStatus> statuses,
        Map<String, String> options,
        double quarantinedShare,
        boolean allowEmpty,
        Expectation expect,
        Limits limits) {

    /** The provider's formats, ready for this job. */
    public ProviderFormat format() {
        return provider.forJob(new MappingContext(zone, new PhoneNumbers(phoneRegion), statuses, options));
    }

    /** How long what tells of a night stays at least: look-back lists it again, so it may change until then. */
    public Duration retained() {
        return Duration.ofDays(lookBackDays + 1L);
    }

    /** The same job for a date by itself. */
    public JobFile withoutLookBack() {
        return new JobFile(
                name,
                provider,
                source,
                files,
                zone,
                phoneRegion,
                0,
                settle,
                statuses,
                options,
                quarantinedShare,
                allowEmpty,
                expect,
                limits);
    }

    /**
     * @param record longest record in bytes
     * @param file largest object in bytes, as stored
     * @param expansion how many times larger a file may become by decompression
     */
    public record Limits(int record, long file, int expansion) {

        public static final Limits DEFAULT = new Limits(1 << 20, 50L << 30, 200);
    }
}

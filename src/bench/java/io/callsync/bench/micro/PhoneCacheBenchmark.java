package io.callsync.bench.micro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.callsync.call.Party;
import io.callsync.provider.PhoneNumbers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** A telephone number that was read before, and one that was not. */
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PhoneCacheBenchmark extends OneCore {

    /** More than the cache holds, so that none is known when its turn comes again. */
    private static final int DISTINCT = 500_000;

    private final PhoneNumbers phones = new PhoneNumbers("US");
    private final byte[][] known = new byte[SyntheticCalls.CUSTOMERS][];
    private final byte[][] unknown = new byte[DISTINCT][];
    private int next;

    @Setup
    public void fill() {
        for (int n = 0; n < known.length; n++) {
            String number = "+1" + SyntheticCalls.phone(n);
            known[n] = number.getBytes(ISO_8859_1);
            phones.read(number);
        }
        for (int n = 0; n < unknown.length; n++) {
            unknown[n] = "+1 %03d-5%02d-%04d"
                    .formatted(201 + n / 1000, n / 10_000, n % 10_000)
                    .getBytes(ISO_8859_1);
        }
    }

    @Benchmark
    public Party hit() {
        next = (next + 1) % known.length;
        return read(known[next]);
    }

    @Benchmark
    public Party miss() {
        next = (next + 1) % unknown.length;
        return read(unknown[next]);
    }

    /** A text of its own each time, as a record brings it. */
    private Party read(byte[] number) {
        return phones.read(new String(number, ISO_8859_1));
    }
}

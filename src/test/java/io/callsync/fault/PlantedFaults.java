package io.callsync.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The faults of this process, and how often each of their methods was called. Thread-safe. */
public final class PlantedFaults {

    private static final int KILLED = 137;
    private static final int MEBIBYTE = 1 << 20;
    private static final int KIBIBYTE = 1 << 10;
    private static volatile List<Fault> faults;
    private static volatile AtomicIntegerArray hits;
    private static final List<byte[]> KEPT = new ArrayList<>();

    private PlantedFaults() {}

    static void plant(List<Fault> planted) {
        faults = planted;
        hits = new AtomicIntegerArray(planted.size());
    }

    /** Called by the instrumented methods. */
    public static void reached(int index) {
        Fault fault = faults.get(index);
        if (hits.incrementAndGet(index) == fault.hit()) {
            System.err.println("fault: " + fault.text());
            strike(fault);
        }
    }

    private static void strike(Fault fault) {
        switch (fault.action()) {
            case HALT -> Runtime.getRuntime().halt(KILLED);
            case HOLD -> hold();
            case EXHAUST -> exhaustMemory();
            case REPLACE -> throw new IllegalArgumentException(fault.text());
        }
    }

    private static void hold() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void exhaustMemory() {
        for (int size = MEBIBYTE; ; ) {
            try {
                KEPT.add(new byte[size]);
            } catch (OutOfMemoryError e) {
                size /= 2;
                if (size < KIBIBYTE) {
                    throw e;
                }
            }
        }
    }
}

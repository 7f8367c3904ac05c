package io.callsync.operator;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While the first signal waits for the run's chunk to end, a second one ends the process at once; the JVM alone would let it wait
 * behind the first. Hearing it takes the JDK's {@code jdk.unsupported} module, whose types javac warns of: called by name.
 */
final class SecondSignal {

    private static final Logger LOG = LoggerFactory.getLogger(SecondSignal.class);
    private static final Map<String, Integer> EXIT_CODES = Map.of(
            "INT", ExitCode.INTERRUPTED.code(),
            "TERM", ExitCode.TERMINATED.code());

    private SecondSignal() {}

    /** To be called while the JVM is ending. */
    static void endsAtOnce() {
        try {
            for (String name : EXIT_CODES.keySet()) {
                listen(name);
            }
        } catch (ReflectiveOperationException e) {
            LOG.debug("No second signal: the JDK lacks them, or java -Xrs leaves them to the system", e);
        }
    }

    private static void listen(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object halt =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, heard) -> {
                    Runtime.getRuntime().halt(EXIT_CODES.get(name));
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), halt);
    }
}

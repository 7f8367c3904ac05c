package io.callsync;

import io.callsync.operator.CallsyncCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts callsync from the command line. */
@SpringBootApplication(proxyBeanMethods = false)
public class Callsync {

    public static void main(String[] arguments) {
        System.exit(CallsyncCommand.execute(Callsync.class, arguments));
    }
}

package io.callsync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts callsync from the command line. */
@SpringBootApplication
public class Callsync {

    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(Callsync.class, arguments)));
    }
}

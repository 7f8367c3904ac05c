package io.callsync;

/** Starts callsync. */
public final class Callsync {

    private Callsync() {}

    public static void main(String[] arguments) {
        System.out.println("callsync");
    }
}

package io.callsync.bench;

/** Contestants on the same data, one after the other, several rounds. */
interface Scenario {

    String BOUND = "LOAD DATA of ready rows";
    String CALLSYNC = "callsync";
    String PLAIN = "plain Spring Batch";

    /** As in {@code -Dcallsync.bench.scenarios}. */
    String name();

    /** The contestant that this one is compared with; itself when it is compared with none. */
    String reference(String contestant);

    /** How they are compared with it. */
    default Comparison comparison() {
        return Comparison.RATE;
    }

    void run(Workbench bench);
}

package io.callsync.bench;

/** Contestants on the same data, one after the other, several rounds. */
interface Scenario {

    String BOUND = "LOAD DATA of ready rows";
    String CALLSYNC = "callsync";
    String PLAIN = "plain Spring Batch";

    /** As in {@code -Dcallsync.bench.scenarios}. */
    String name();

    /** The contestant that the others are compared with. */
    String reference();

    /** How they are compared with it. */
    default Comparison comparison() {
        return Comparison.RATE;
    }

    void run(Workbench bench);
}

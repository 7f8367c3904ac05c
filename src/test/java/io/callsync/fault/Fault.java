package io.callsync.fault;

/**
 * What happens to a process when it comes to a method of its own for the given time.
 *
 * @param method class and name, such as {@code io.callsync.job.Plan#execute}, with its descriptor where the name is not enough
 * @param hit which call of it, from 1; of no meaning for what replaces a method
 */
public record Fault(Action action, String method, Edge edge, int hit) {

    public enum Action {
        /** The process ends as if by kill -9. */
        HALT,
        /** The thread waits for a byte on standard input. */
        HOLD,
        /** The thread takes all memory and keeps it. */
        EXHAUST,
        /** The method does nothing, each time; what it should answer is true, or 1. */
        REPLACE
    }

    public enum Edge {
        BEFORE,
        AFTER
    }

    /** Kills the process before its first call of the method. */
    static Fault before(String method) {
        return new Fault(Action.HALT, method, Edge.BEFORE, 1);
    }

    /** Kills the process when its first call of the method has done its work. */
    static Fault after(String method) {
        return new Fault(Action.HALT, method, Edge.AFTER, 1);
    }

    /** The method does nothing but answer true, or 1, or nothing. */
    static Fault without(String method) {
        return new Fault(Action.REPLACE, method, Edge.BEFORE, 1);
    }

    Fault at(int time) {
        return new Fault(action, method, edge, time);
    }

    Fault doing(Action other) {
        return new Fault(other, method, edge, hit);
    }

    /** As class files name it. */
    String type() {
        return method.substring(0, method.indexOf('#')).replace('.', '/');
    }

    String name() {
        return method.substring(method.indexOf('#') + 1);
    }

    /** As an argument of the agent. */
    String text() {
        return action + ":" + method + ":" + edge + ":" + hit;
    }

    static Fault parse(String text) {
        String[] parts = text.split(":");
        return new Fault(Action.valueOf(parts[0]), parts[1], Edge.valueOf(parts[2]), Integer.parseInt(parts[3]));
    }

    @Override
    public String toString() {
        return text();
    }
}

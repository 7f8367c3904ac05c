package io.callsync.health;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that a night needs.
 *
 * @param name stable
 * @param job whose, or null
 * @param why it matters
 * @param next what to type where it is broken and nothing better is known
 * @param needs the checks without which it cannot be looked at
 * @param quick whether a run looks at it before it begins
 */
record Check(String name, String job, String why, Supplier<String> next, List<Check> needs, boolean quick, Look look) {

    static Check quick(String name, String why, String next, Look look, Check... needs) {
        return new Check(name, null, why, () -> next, List.of(needs), true, look);
    }

    static Check slow(String name, String why, String next, Look look, Check... needs) {
        return new Check(name, null, why, () -> next, List.of(needs), false, look);
    }

    static Check of(String job, String name, String why, Supplier<String> next, Look look, Check... needs) {
        return new Check(name, job, why, next, List.of(needs), false, look);
    }

    Check next(Supplier<String> command) {
        return new Check(name, job, why, command, needs, quick, look);
    }
}

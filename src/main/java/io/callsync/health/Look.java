package io.callsync.health;

import java.util.List;

/** Looks at one thing. What it throws means that the thing is broken. */
@FunctionalInterface
interface Look {

    List<Answer> look() throws Exception;
}

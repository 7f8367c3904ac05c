package io.callsync.call;

/** What an accepted record carries: a whole call, or one leg of a call whose other legs may lie in other files. */
public sealed interface Delivery permits Call, Leg {

    CallKey key();

    SourceVersion version();
}

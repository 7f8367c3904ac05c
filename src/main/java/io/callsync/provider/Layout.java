package io.callsync.provider;

import io.callsync.container.Dialect;

/** How one file is to be read: its dialect, and the mapper for its records. */
public record Layout(Dialect dialect, RecordMapper mapper) {}

package io.callsync.calendar;

/** @param why with the figures that speak for it: {@code 12 of usually 24 files} */
public record Finding(Verdict verdict, String why) {}

package io.callsync.report;

/**
 * What a check of the surroundings of a night found.
 *
 * @param check stable name
 * @param job whose, or null when it concerns every job
 * @param what was found
 * @param why it matters
 * @param next the command or, for the database's administrator, the statement to type; null when nothing is to be done
 * @param cause what was thrown, or null
 */
public record Diagnosis(
        String check, String job, Severity severity, String what, String why, String next, Throwable cause) {}

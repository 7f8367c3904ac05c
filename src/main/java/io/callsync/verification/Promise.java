package io.callsync.verification;

/**
 * Something that always holds, or nobody may trust the tables.
 *
 * @param code of the promise it is part of, I1 to I11; CRM for a rule of the CRM
 * @param name stable, for machines
 * @param text what holds
 * @param advice what to do when it does not
 */
public record Promise(String code, String name, String text, String advice) {}

/**
 * Writes a first declaration of a provider from sample files: reads them with the reader of a run, looks at what each column holds,
 * casts columns into the contract's roles, and says what it saw and what a person has to decide.
 */
package io.callsync.guess;

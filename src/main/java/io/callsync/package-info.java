/**
 * callsync reads a provider's call exports every night and writes each call to the CRM exactly once.
 *
 * <p>Data goes one way: {@code source} fetches a file, {@code container} takes it apart into records, {@code provider} makes
 * {@code call}s of them, {@code matching} finds whose they are, {@code writing} stores them, {@code ledger} keeps what became of
 * each record, {@code report} tells it. {@code job} wires these into a night, {@code preview} does so without a database,
 * {@code guess} writes a first declaration of a provider, {@code operator} is the command line, and {@code settings} and
 * {@code configuration} read what people set.
 */
package io.callsync;

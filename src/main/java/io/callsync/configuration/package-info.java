/** Reads and checks YAML that operators write, and reports every mistake with its line. Knows no other package. */
package io.callsync.configuration;

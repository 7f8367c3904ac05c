/** The command line: one class a command, and the exit codes that schedulers read. */
package io.callsync.operator;

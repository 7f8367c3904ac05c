/** JMH benchmarks of what happens to a record before it reaches the database. Run by {@code ./mvnw -Pmicro verify}. */
package io.callsync.bench.micro;

/**
 * What tests and a newcomer's first run stand on: real MariaDB and S3 servers inside this JVM's lifetime, and fresh
 * databases on them. Nothing here reaches the production jar.
 */
package io.callsync.testing;

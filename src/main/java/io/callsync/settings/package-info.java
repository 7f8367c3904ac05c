/** What an operator can set: job files and application properties, checked before anything runs. */
package io.callsync.settings;

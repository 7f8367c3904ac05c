/** What a night needs around it, as one list of checks: {@code callsync doctor} takes all of them, a run the quick ones. */
package io.callsync.health;

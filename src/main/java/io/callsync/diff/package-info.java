/** What the present mapping makes of a night that is loaded, beside what the tables hold. */
package io.callsync.diff;

/** Twilio's calls: one record per leg, folded into calls by the sid of the parent leg. */
package io.callsync.provider.twilio;

/** Finds whose call it was: the customer's lead by number, the user by e-mail or number. Reads the CRM's directory only. */
package io.callsync.matching;

/** A call as the CRM understands it, and what may become of a provider's record. Imports nothing but the JDK. */
package io.callsync.call;

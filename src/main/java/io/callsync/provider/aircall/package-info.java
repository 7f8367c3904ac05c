/** Aircall: API list documents, webhook events and the dashboard's CSV export. */
package io.callsync.provider.aircall;

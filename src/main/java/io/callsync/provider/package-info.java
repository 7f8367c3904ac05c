/** How each provider's records become calls. One package per provider, each with its own README. */
package io.callsync.provider;

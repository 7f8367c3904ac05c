/** Providers that a YAML file describes: read once into small objects, as fast as a provider written in Java. */
package io.callsync.provider.declared;

/** What no text for humans, logs or metadata may show: personal data, secrets and control characters. Depends on nothing but the JDK. */
package io.callsync.masking;

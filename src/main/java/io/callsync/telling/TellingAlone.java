package io.callsync.telling;

import io.callsync.settings.TellingProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;

/** The application that tells of a run whose own application could not start, as without a database. Not found by scanning. */
@EnableConfigurationProperties(TellingProperties.class)
@ComponentScan
public class TellingAlone {}

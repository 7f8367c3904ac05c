package io.callsync.bench;

import java.time.LocalDateTime;

/** A call as the plain batch job knows it. @param leadId and userId: null when nobody has the number or e-mail address */
record PlainCall(
        String id,
        Long leadId,
        Long userId,
        String direction,
        String status,
        String providerStatus,
        LocalDateTime startAt,
        LocalDateTime endAt,
        long duration,
        String from,
        String to,
        String customer,
        String agent,
        String mediaUrl,
        String description) {}

package io.callsync.diff;

import io.callsync.call.Call;

/** One of the two that are compared: as stored, or as mapped now. @param leadId and userId: null when nobody matches */
record Side(Call call, Long leadId, Long userId) {}

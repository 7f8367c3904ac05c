package io.callsync.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallStatusTests {

    @Test
    void whatIsInterruptedIncomingIsAttemptedOutgoing() {
        assertThat(CallStatus.INTERRUPTED.in(Direction.OUTGOING)).isEqualTo(CallStatus.ATTEMPTED);
        assertThat(CallStatus.ATTEMPTED.in(Direction.INCOMING)).isEqualTo(CallStatus.INTERRUPTED);
    }

    @Test
    void everyOtherStatusKeepsItsWord() {
        assertThat(CallStatus.INTERRUPTED.in(Direction.INCOMING)).isEqualTo(CallStatus.INTERRUPTED);
        assertThat(CallStatus.ANSWERED.in(Direction.OUTGOING)).isEqualTo(CallStatus.ANSWERED);
        assertThat(new CallStatus("voicemail").in(Direction.INCOMING)).isEqualTo(new CallStatus("voicemail"));
    }
}

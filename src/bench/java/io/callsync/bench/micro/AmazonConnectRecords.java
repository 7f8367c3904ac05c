package io.callsync.bench.micro;

/** As Amazon Connect writes a contact through Firehose: one behind the other, without anything between. */
final class AmazonConnectRecords {

    private static final String ARN =
            "arn:aws:connect:ca-central-1:000000000000:instance/0b6f1e4a-3b63-4f6e-8d55-0c7f2a9d1e10";

    private AmazonConnectRecords() {}

    static String contact(SyntheticCall call) {
        return """
                {"AWSAccountId":"000000000000","AWSContactTraceRecordFormatVersion":"2017-03-10","Agent":%1$s,\
                "AgentConnectionAttempts":1,"AnsweringMachineDetectionStatus":null,"Attributes":{"language":"fr-CA",\
                "campaign":"winter-tyres","greeting":"Thank you for calling, this call may be recorded for training."},\
                "Campaign":{"CampaignId":null},"Channel":"VOICE","ConnectedToSystemTimestamp":%2$s,\
                "ContactDetails":{},"ContactId":"%3$s","ContactLens":null,"CustomerEndpoint":{"Address":"+1%4$s",\
                "Type":"TELEPHONE_NUMBER"},"CustomerVoiceActivity":null,"DisconnectReason":"%5$s","DisconnectTimestamp":"%6$s",\
                "InitialContactId":null,"InitiationMethod":"%7$s","InitiationTimestamp":"%8$s","InstanceARN":"%9$s",\
                "LastUpdateTimestamp":"%10$s","MediaStreams":[{"Type":"AUDIO"}],"NextContactId":null,"PreviousContactId":null,\
                "Queue":{"ARN":"%9$s/queue/7b5f3c1e","DequeueTimestamp":%2$s,"Duration":22,"EnqueueTimestamp":"%8$s","Name":"Showroom"},\
                "Recording":%11$s,"Recordings":[],"References":[],"RelatedContactId":null,"ScheduledTimestamp":null,\
                "SegmentAttributes":{"connect:Subtype":{"ValueString":"connect:Telephony"}},"SystemEndpoint":{"Address":"+1%12$s",\
                "Type":"TELEPHONE_NUMBER"},"Tags":{"aws:connect:instanceId":"0b6f1e4a-3b63-4f6e-8d55-0c7f2a9d1e10"},\
                "TransferCompletedTimestamp":null,"TransferredToEndpoint":null,"VoiceIdResult":null}""".formatted(
                        call.isAnswered() ? agent(call) : "null",
                        call.isAnswered() ? '"' + call.answered().toString() + '"' : "null",
                        call.id(),
                        call.customer(),
                        reason(call),
                        call.ended(),
                        call.incoming() ? "INBOUND" : "OUTBOUND",
                        call.started(),
                        ARN,
                        call.ended().plusSeconds(60),
                        call.isAnswered() ? recording(call) : "null",
                        call.company());
    }

    private static String reason(SyntheticCall call) {
        return call.isAnswered() || call.incoming() ? "CUSTOMER_DISCONNECT" : "TELECOM_TIMEOUT";
    }

    private static String agent(SyntheticCall call) {
        return """
                {"ARN":"%1$s/agent/%2$d","AfterContactWorkDuration":4,"AfterContactWorkEndTimestamp":"%3$s",\
                "AfterContactWorkStartTimestamp":"%3$s","AgentInteractionDuration":%4$d,"ConnectedToAgentTimestamp":"%5$s",\
                "CustomerHoldDuration":0,"DeviceInfo":null,"HierarchyGroups":null,"LongestHoldDuration":0,"NumberOfHolds":0,\
                "RoutingProfile":{"ARN":"%1$s/routing-profile/1","Name":"Sales"},"Username":"%6$s"}""".formatted(ARN, call.agent(), call.ended(), call.conversation(), call.answered(), call.email());
    }

    private static String recording(SyntheticCall call) {
        return """
                {"DeletionReason":null,"Location":"example-recordings/connect/2026/11/20/%s_20261120T14:03_UTC.wav",\
                "Status":"AVAILABLE","Type":"AUDIO"}""".formatted(call.id());
    }
}

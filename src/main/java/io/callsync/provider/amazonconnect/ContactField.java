package io.callsync.provider.amazonconnect;

import io.callsync.container.FieldKey;
import java.util.List;

/** What is read of a contact record. {@code Attributes} is never read: a free map that may hold personal data. */
enum ContactField implements FieldKey {
    DETAIL_TYPE("/detail-type"),
    CONTACT_ID("/ContactId"),
    INITIAL_CONTACT_ID("/InitialContactId"),
    PREVIOUS_CONTACT_ID("/PreviousContactId"),
    CHANNEL("/Channel"),
    INITIATION_METHOD("/InitiationMethod"),
    DISCONNECT_REASON("/DisconnectReason"),
    MACHINE_DETECTION("/AnsweringMachineDetectionStatus"),
    INITIATED_AT("/InitiationTimestamp"),
    SCHEDULED_AT("/ScheduledTimestamp"),
    CUSTOMER_CONNECTED_AT("/ConnectedToSystemTimestamp"),
    AGENT_CONNECTED_AT("/Agent/ConnectedToAgentTimestamp"),
    DISCONNECTED_AT("/DisconnectTimestamp"),
    UPDATED_AT("/LastUpdateTimestamp"),
    ENQUEUED_AT("/Queue/EnqueueTimestamp"),
    DEQUEUED_AT("/Queue/DequeueTimestamp"),
    CUSTOMER_ADDRESS("/CustomerEndpoint/Address"),
    CUSTOMER_TYPE("/CustomerEndpoint/Type"),
    SYSTEM_ADDRESS("/SystemEndpoint/Address"),
    SYSTEM_TYPE("/SystemEndpoint/Type"),
    AGENT("/Agent/Username"),
    RECORDING("/Recording/Location"),
    RECORDING_STATUS("/Recording/Status");

    private final List<String> paths;
    private final String label;

    ContactField(String path) {
        paths = List.of(path);
        label = path.substring(1).replace('/', '.');
    }

    /** The field as the documentation writes it, for messages: {@code Agent.Username}. */
    String label() {
        return label;
    }

    @Override
    public List<String> paths() {
        return paths;
    }
}

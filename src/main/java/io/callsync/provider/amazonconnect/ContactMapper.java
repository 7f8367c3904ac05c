package io.callsync.provider.amazonconnect;

import static io.callsync.provider.amazonconnect.ContactField.*;

import io.callsync.call.CallKey;
import io.callsync.call.Direction;
import io.callsync.call.Leg;
import io.callsync.call.Note;
import io.callsync.call.Outcome;
import io.callsync.call.Party;
import io.callsync.call.Reason;
import io.callsync.call.RecordKey;
import io.callsync.call.Rejection;
import io.callsync.container.Fields;
import io.callsync.masking.Quoted;
import io.callsync.provider.CallChecks;
import io.callsync.provider.FileFacts;
import io.callsync.provider.PhoneNumbers;
import io.callsync.provider.RecordMapper;
import java.time.Instant;
import java.util.Set;

/** Maps a contact record to the leg of its call. */
final class ContactMapper implements RecordMapper {

    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_AGENT = 254;

    private final PhoneNumbers phones;
    private final StatusTable statuses;

    ContactMapper(PhoneNumbers phones, StatusTable statuses) {
        this.phones = phones;
        this.statuses = statuses;
    }

    @Override
    public Outcome map(Fields fields, FileFacts file) {
        String unwanted = ContactFilter.reason(fields);
        if (unwanted != null) {
            return new Outcome.Filtered(unwanted);
        }
        Leg leg = leg(fields, method(fields), ContactTimes.of(fields));
        requireKnownStatus(leg);
        boolean dropped = leg.mediaUrl() == null && recording(fields) != null;
        return new Outcome.Accepted(leg, dropped ? Set.of(Note.MEDIA_DROPPED) : Set.of());
    }

    @Override
    public RecordKey about(Fields fields) {
        String id = CallChecks.id(fields.text(CONTACT_ID), CONTACT_ID.label());
        return new RecordKey(callId(fields, method(fields), id), id);
    }

    @Override
    public Instant changedAt(Fields fields, FileFacts file) {
        return ContactTimes.of(fields).updated();
    }

    private Leg leg(Fields fields, InitiationMethod method, ContactTimes times) {
        String id = CallChecks.id(fields.text(CONTACT_ID), CONTACT_ID.label());
        Party customer = party(fields, CUSTOMER_ADDRESS, CUSTOMER_TYPE);
        Party system = party(fields, SYSTEM_ADDRESS, SYSTEM_TYPE);
        boolean outgoing = method.direction() == Direction.OUTGOING;
        boolean waiting = method.isSystemOriginated() && times.isBeforeDialling();
        return new Leg(
                new CallKey(AmazonConnectProvider.NAME, callId(fields, method, id)),
                times.version(waiting),
                id,
                CallChecks.text(fields.text(PREVIOUS_CONTACT_ID), CallKey.MAX_LENGTH, PREVIOUS_CONTACT_ID.label()),
                method.name(),
                waiting ? StatusTable.NOT_DIALLED : word(fields, DISCONNECT_REASON),
                word(fields, MACHINE_DETECTION),
                method.direction(),
                times.initiated(),
                times.customerConnected(),
                times.agentConnected(),
                times.ended(),
                null,
                outgoing ? system : customer,
                outgoing ? customer : system,
                CallChecks.text(fields.text(AGENT), LONGEST_AGENT, AGENT.label()),
                CallChecks.mediaUrl(recording(fields)),
                null);
    }

    private static InitiationMethod method(Fields fields) {
        String name = word(fields, INITIATION_METHOD);
        InitiationMethod method = InitiationMethod.of(name);
        if (method == null) {
            String found = name == null ? "missing" : Quoted.choice(name);
            throw new Rejection(
                    Reason.NO_DIRECTION,
                    INITIATION_METHOD.label(),
                    "InitiationMethod is " + found
                            + ": expected INBOUND, OUTBOUND, TRANSFER or another documented method");
        }
        return method;
    }

    /** A call back is a telephone call of its own, although it carries the id of the call that asked for it. */
    private static String callId(Fields fields, InitiationMethod method, String contactId) {
        String initial = method == InitiationMethod.CALLBACK ? null : fields.text(INITIAL_CONTACT_ID);
        return initial == null ? contactId : CallChecks.id(initial, INITIAL_CONTACT_ID.label());
    }

    private Party party(Fields fields, ContactField address, ContactField type) {
        String kind = fields.text(type);
        return kind == null || kind.equalsIgnoreCase("TELEPHONE_NUMBER")
                ? phones.read(fields.text(address))
                : Party.absent(Party.NOT_A_NUMBER);
    }

    private static String recording(Fields fields) {
        String location = fields.text(RECORDING);
        return location != null && "AVAILABLE".equals(fields.text(RECORDING_STATUS)) ? "s3://" + location : null;
    }

    private static String word(Fields fields, ContactField field) {
        return CallChecks.text(fields.text(field), LONGEST_WORD, field.label());
    }

    private void requireKnownStatus(Leg leg) {
        Direction direction = leg.direction() == null ? Direction.INCOMING : leg.direction();
        if (statuses.of(leg, direction, leg.connectedAt()) == null) {
            boolean byMachine =
                    leg.direction() == Direction.OUTGOING && Detection.of(leg.detail()) == Detection.UNKNOWN;
            String field = (byMachine ? MACHINE_DETECTION : DISCONNECT_REASON).label();
            throw new Rejection(
                    Reason.UNKNOWN_STATUS,
                    field,
                    "%s is %s and nobody was connected: map it to a status under 'statuses'"
                            .formatted(field, Quoted.word(byMachine ? leg.detail() : leg.status())));
        }
    }
}

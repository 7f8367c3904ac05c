package io.callsync.provider.declared;

import io.callsync.call.CallStatus;
import io.callsync.call.Direction;

/**
 * What a declaration makes of a provider's status: in each direction a status, or the reason why the record is no call.
 * {@link #encode} and {@link #decode} carry it through a stored leg whose direction is known only once the call is folded.
 */
record Verdict(Word incoming, Word outgoing) {

    static final Verdict NOT_ANSWERED = new Verdict(
            new Word(CallStatus.notAnswered(Direction.INCOMING), null),
            new Word(CallStatus.notAnswered(Direction.OUTGOING), null));

    /** Exactly one of the two is set. */
    record Word(CallStatus status, String filtered) {

        private static final String FILTERED = "filtered:";

        String encode() {
            return status == null ? FILTERED + filtered : status.value();
        }

        static Word decode(String text) {
            return text.startsWith(FILTERED)
                    ? new Word(null, text.substring(FILTERED.length()))
                    : new Word(new CallStatus(text), null);
        }
    }

    static Verdict of(CallStatus status) {
        Word word = new Word(status, null);
        return new Verdict(word, word);
    }

    static Verdict filtered(String reason) {
        Word word = new Word(null, reason);
        return new Verdict(word, word);
    }

    Word in(Direction direction) {
        return direction == Direction.OUTGOING ? outgoing : incoming;
    }

    /** Why the record is no call, whichever direction it may have (null: not known yet); null when it may be one. */
    String filteredIn(Direction direction) {
        if (direction != null) {
            return in(direction).filtered();
        }
        return outgoing.filtered() == null ? null : incoming.filtered();
    }

    /** The status that wants most of the record: answered where either direction says so; null when it is no call. */
    CallStatus bestStatus() {
        boolean incomingWins = outgoing.status() == null || CallStatus.ANSWERED.equals(incoming.status());
        return incomingWins ? incoming.status() : outgoing.status();
    }

    /** {@code answered}, or {@code interrupted|attempted} when the directions differ. */
    String encode() {
        return incoming.equals(outgoing) ? incoming.encode() : incoming.encode() + "|" + outgoing.encode();
    }

    static Verdict decode(String text) {
        int bar = text.indexOf('|');
        Word incoming = Word.decode(bar < 0 ? text : text.substring(0, bar));
        return new Verdict(incoming, bar < 0 ? incoming : Word.decode(text.substring(bar + 1)));
    }
}

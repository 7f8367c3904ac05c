package io.callsync.ledger;

/**
 * A quarantined record as it was kept.
 *
 * @param provider whose calls it is about
 * @param position offset of its first byte in the decompressed file
 * @param raw its first bytes
 * @param rawSize how many it has
 * @param header what lies before the first record of its file, where its records cannot be read without; else null
 */
public record KeptRecord(
        long id,
        String provider,
        LedgerFile file,
        long number,
        long position,
        byte[] raw,
        long rawSize,
        byte[] header) {

    public boolean isWhole() {
        return raw.length == rawSize;
    }

    /** Its place alone: for records that are read again from their file. */
    public KeptRecord withoutBytes() {
        return new KeptRecord(id, provider, file, number, position, new byte[0], rawSize, null);
    }
}

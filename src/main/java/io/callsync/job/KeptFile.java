package io.callsync.job;

import io.callsync.ledger.KeptRecord;
import io.callsync.source.ExportObject;
import io.callsync.source.SpooledFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A quarantined record as a file that holds nothing else, with the header of the file that it comes from. */
record KeptFile(KeptRecord record) implements SpooledFile {

    private static final int LONGEST_HEAD = 64 << 10;

    @Override
    public ExportObject object() {
        return record.file().object();
    }

    @Override
    public long decompressedSize() {
        return content().length;
    }

    @Override
    public byte[] head() {
        byte[] content = content();
        return content.length <= LONGEST_HEAD ? content : Arrays.copyOf(content, LONGEST_HEAD);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content());
    }

    @Override
    public void close() {
        // nothing is held
    }

    private byte[] content() {
        if (record.header() == null) {
            return record.raw();
        }
        byte[] content = Arrays.copyOf(record.header(), record.header().length + record.raw().length);
        System.arraycopy(record.raw(), 0, content, record.header().length, record.raw().length);
        return content;
    }
}

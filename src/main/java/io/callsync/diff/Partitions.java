package io.callsync.diff;

import io.callsync.call.Delivery;
import io.callsync.call.Leg;
import io.callsync.source.Spool;
import io.callsync.writing.DeliveryText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The night's entries on disk, so that all those of a call lie in one of several files of which each fits into memory. The files
 * are in the spool's folder: readable by this user only, and gone with the spool. Not thread-safe.
 */
final class Partitions implements Closeable {

    /** As many entries as are held in memory at a time. */
    static final int ENTRIES = 20_000;

    /** As many files as may be open at a time without a thought about the system's limits: 5 million records. */
    private static final int MOST = 256;

    private static final int REFUSED = 0;
    private static final int CALL = 1;
    private static final int LEG = 2;

    private final List<Path> paths = new ArrayList<>();
    private final List<DataOutputStream> files = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    /** @param records of the night, as many as there may be entries */
    Partitions(Spool spool, long records) throws IOException {
        long wanted = Math.min(MOST, records / ENTRIES + 1);
        for (int i = 0; i < wanted; i++) {
            Path path = spool.scratch();
            paths.add(path);
            files.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path))));
            sizes.add(0);
        }
    }

    int count() {
        return files.size();
    }

    void add(Entry entry) throws IOException {
        int partition = Math.floorMod(entry.callId().hashCode(), files.size());
        DataOutputStream out = files.get(partition);
        out.writeLong(entry.fileId());
        out.writeLong(entry.number());
        out.writeUTF(entry.callId());
        out.writeBoolean(entry.open());
        if (entry.delivery() == null) {
            out.writeByte(REFUSED);
            out.writeUTF(entry.refusal());
        } else {
            byte[] text = DeliveryText.of(entry.delivery());
            out.writeByte(entry.delivery() instanceof Leg ? LEG : CALL);
            out.writeInt(text.length);
            out.write(text);
        }
        sizes.set(partition, sizes.get(partition) + 1);
    }

    /** The entries of a partition in the order in which they were added. Nothing may be added to it any more. */
    List<Entry> read(int partition) throws IOException {
        files.get(partition).close();
        List<Entry> entries = new ArrayList<>(sizes.get(partition));
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(paths.get(partition))))) {
            for (int i = 0; i < sizes.get(partition); i++) {
                entries.add(entry(in));
            }
        }
        return entries;
    }

    private static Entry entry(DataInputStream in) throws IOException {
        long file = in.readLong();
        long number = in.readLong();
        String call = in.readUTF();
        boolean open = in.readBoolean();
        int kind = in.readByte();
        if (kind == REFUSED) {
            return new Entry(file, number, call, null, in.readUTF(), open);
        }
        Delivery delivery = DeliveryText.read(in.readNBytes(in.readInt()), kind == LEG);
        return new Entry(file, number, call, delivery, null, open);
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream file : files) {
            file.close();
        }
    }
}

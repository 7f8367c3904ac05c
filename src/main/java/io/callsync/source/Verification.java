package io.callsync.source;

import io.callsync.container.UnreadableFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Proves a spooled file: decompresses it once from end to end, within a limit. A plain file has nothing left to prove. */
final class Verification {

    static final int HEAD = 64 << 10;
    private static final long FLOOR = 10L << 20;

    private Verification() {}

    static SpooledFile of(SpoolPlace place, int expansionLimit) throws IOException {
        Path file = place.file();
        ExportObject object = place.object();
        try {
            byte[] first = first(file);
            ForeignFormat.refuse(first);
            Compression compression = Compression.of(first);
            if (compression == Compression.NONE) {
                return new VerifiedFile(place, compression, Files.size(file), first);
            }
            return decompressed(place, compression, limit(Files.size(file), expansionLimit));
        } catch (UnreadableFile e) {
            throw new UnreadableFile(e.reason(), object.uri() + " " + e.getMessage());
        } catch (FileSystemException e) {
            throw e;
        } catch (EOFException e) {
            throw unreadable("truncated", "ends too early", object.uri(), e);
        } catch (IOException e) {
            throw unreadable("corrupt", "is damaged", object.uri(), e);
        }
    }

    private static SpooledFile decompressed(SpoolPlace place, Compression compression, long limit) throws IOException {
        byte[] head = new byte[HEAD];
        long size;
        try (InputStream in = compression.open(place.file())) {
            size = in.readNBytes(head, 0, HEAD);
            size += size < HEAD ? 0 : rest(in, limit);
        }
        head = Arrays.copyOf(head, (int) Math.min(size, HEAD));
        refuseNested(head);
        return new VerifiedFile(place, compression, size, head);
    }

    /** How many bytes follow the head. */
    private static long rest(InputStream in, long limit) throws IOException {
        byte[] buffer = new byte[TargetFile.BUFFER];
        long rest = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            rest += n;
            if (HEAD + rest > limit) {
                throw expansion("", limit);
            }
        }
        return rest;
    }

    private static byte[] first(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    static void refuseNested(byte[] head) throws UnreadableFile {
        ForeignFormat.refuse(head);
        Compression inner = Compression.of(head);
        if (inner != Compression.NONE) {
            throw new UnreadableFile(
                    "unsupported", "is compressed twice (%s inside): compress it once".formatted(inner));
        }
    }

    static long limit(long stored, int times) {
        return stored > Long.MAX_VALUE / Math.max(times, 1) ? Long.MAX_VALUE : Math.max(FLOOR, stored * times);
    }

    /** @throws UnreadableFile when a file is larger than what its job allows */
    static void requireAllowed(String uri, long size, long limit) throws UnreadableFile {
        if (size > limit) {
            throw new UnreadableFile("too-large", "%s has %,d bytes, allowed are %,d".formatted(uri, size, limit));
        }
    }

    static UnreadableFile expansion(String subject, long limit) {
        return new UnreadableFile(
                "expansion", "%sdecompresses to more than the %,d bytes allowed".formatted(subject, limit));
    }

    static UnreadableFile unreadable(String reason, String what, String uri, IOException e) {
        var unreadable = new UnreadableFile(reason, "%s %s: %s".formatted(uri, what, e.getMessage()));
        unreadable.initCause(e);
        return unreadable;
    }
}

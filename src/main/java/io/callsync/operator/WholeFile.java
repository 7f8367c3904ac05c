package io.callsync.operator;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written whole or not at all and, as temporary files are, for this user's eyes only. Stateless. */
final class WholeFile {

    /** Writes what is to be in the file, and says what that was. */
    @FunctionalInterface
    interface Content<T> {
        T writeTo(Path part) throws IOException;
    }

    private WholeFile() {}

    /**
     * @param options without {@code REPLACE_EXISTING} a file that is there, or came meanwhile, stays
     * @throws java.nio.file.FileAlreadyExistsException when it stays
     */
    static <T> T write(Path target, Content<T> content, CopyOption... options) throws IOException {
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), ".callsync-", ".part");
        try {
            T written = content.writeTo(part);
            Files.move(part, target, options);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

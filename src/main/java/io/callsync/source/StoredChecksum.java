package io.callsync.source;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The checksum that S3 keeps with an object, computed again over the bytes that arrived. Where there is none, the ETag serves:
 * it is the content's MD5 unless the object was uploaded in parts, is encrypted with a KMS or customer key, or lies in a
 * directory bucket (<a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html">Object, ETag</a>). These are
 * the rules under which AWS's first SDK checked downloads from every S3-compatible server. Not thread-safe.
 *
 * @param name for messages
 * @param computed adds bytes
 * @param result what the bytes so far amount to
 */
record StoredChecksum(String name, byte[] expected, ObjIntConsumer<byte[]> computed, Supplier<byte[]> result) {

    private static final String DIRECTORY_BUCKET = "--x-s3";
    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
    private static final Pattern HEX_MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    /** Empty when S3 keeps nothing that proves the bytes. */
    static Optional<StoredChecksum> of(GetObjectResponse answer, String bucket, String eTag) {
        return Stream.<Supplier<Optional<StoredChecksum>>>of(
                        () -> stored(answer.checksumCRC64NVME()).map(crc -> of("CRC64NVME", crc, new Crc64Nvme())),
                        () -> stored(answer.checksumCRC32C()).map(crc -> of("CRC32C", crc, new CRC32C())),
                        () -> stored(answer.checksumCRC32()).map(crc -> of("CRC32", crc, new CRC32())),
                        () -> stored(answer.checksumSHA256()).map(sha -> of("SHA-256", sha)),
                        () -> stored(answer.checksumSHA1()).map(sha -> of("SHA-1", sha)),
                        () -> md5(answer, bucket, eTag).map(md5 -> of("MD5", md5)))
                .flatMap(found -> found.get().stream())
                .findFirst();
    }

    void update(byte[] bytes, int length) {
        computed.accept(bytes, length);
    }

    boolean matches() {
        return MessageDigest.isEqual(expected, result.get());
    }

    /** A checksum of the parts' checksums (it ends in a hyphen and their number) proves nothing about the whole. */
    private static Optional<byte[]> stored(String header) {
        return Optional.ofNullable(header)
                .filter(value -> BASE_64.matcher(value).matches() && value.length() % 4 == 0)
                .map(Base64.getDecoder()::decode);
    }

    private static Optional<byte[]> md5(GetObjectResponse answer, String bucket, String eTag) {
        boolean proves = HEX_MD5.matcher(eTag).matches()
                && !String.valueOf(answer.serverSideEncryptionAsString()).startsWith("aws:kms")
                && answer.sseCustomerAlgorithm() == null
                && !bucket.endsWith(DIRECTORY_BUCKET);
        return proves ? Optional.of(HexFormat.of().parseHex(eTag.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static StoredChecksum of(String name, byte[] expected, Checksum checksum) {
        return new StoredChecksum(
                name,
                expected,
                (bytes, length) -> checksum.update(bytes, 0, length),
                () -> bigEndian(checksum.getValue(), expected.length));
    }

    private static StoredChecksum of(String algorithm, byte[] expected) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return new StoredChecksum(
                    algorithm, expected, (bytes, length) -> digest.update(bytes, 0, length), digest::digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bigEndian(long value, int length) {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return Arrays.copyOfRange(all, Math.max(0, all.length - length), all.length);
    }
}

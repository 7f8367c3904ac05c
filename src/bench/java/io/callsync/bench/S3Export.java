package io.callsync.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.AbstractResource;
import software.amazon.awssdk.services.s3.S3Client;

/** A compressed object of the bucket, as a Spring resource that reads decompressed. */
final class S3Export extends AbstractResource {

    private final S3Client s3;
    private final String key;

    S3Export(S3Client s3, String key) {
        this.s3 = s3;
        this.key = key;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getFilename() {
        return key;
    }

    @Override
    public String getDescription() {
        return key;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new GZIPInputStream(s3.getObject(get -> get.bucket(Bucket.NAME).key(key)), 1 << 16);
    }
}

package io.callsync.testing;

import java.util.concurrent.atomic.AtomicLong;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Counts how often objects are read. */
final class CountingBlobStore extends ForwardingBlobStore {

    private final AtomicLong downloads = new AtomicLong();

    CountingBlobStore(BlobStore objects) {
        super(objects);
    }

    long downloads() {
        return downloads.get();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        downloads.incrementAndGet();
        return super.getBlob(request);
    }
}

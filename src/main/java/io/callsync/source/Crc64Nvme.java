package io.callsync.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * The CRC-64/NVME that S3 stores with every new object by default; the AWS SDK computes it in a native library only. Eight
 * bytes at a time by table (slicing-by-8). Parameters: <a
 * href="https://reveng.sourceforge.io/crc-catalogue/17plus.htm#crc.cat.crc-64-nvme">catalogue of CRC algorithms</a>.
 */
final class Crc64Nvme implements Checksum {

    /** Bit-reversed ad93d23594c93659. */
    private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;

    private static final long[][] TABLES = tables();

    private long state = -1;

    @Override
    public void update(int b) {
        state = TABLES[0][(int) (state ^ b) & 0xff] ^ state >>> 8;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        long crc = state;
        while (buffer.remaining() >= Long.BYTES) {
            long word = crc ^ buffer.getLong();
            crc = TABLES[7][(int) word & 0xff]
                    ^ TABLES[6][(int) (word >>> 8) & 0xff]
                    ^ TABLES[5][(int) (word >>> 16) & 0xff]
                    ^ TABLES[4][(int) (word >>> 24) & 0xff]
                    ^ TABLES[3][(int) (word >>> 32) & 0xff]
                    ^ TABLES[2][(int) (word >>> 40) & 0xff]
                    ^ TABLES[1][(int) (word >>> 48) & 0xff]
                    ^ TABLES[0][(int) (word >>> 56)];
        }
        state = crc;
        while (buffer.hasRemaining()) {
            update(buffer.get());
        }
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }

    private static long[][] tables() {
        long[][] tables = new long[Long.BYTES][256];
        for (int b = 0; b < 256; b++) {
            long crc = b;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
            }
            tables[0][b] = crc;
        }
        for (int slice = 1; slice < tables.length; slice++) {
            for (int b = 0; b < 256; b++) {
                long crc = tables[slice - 1][b];
                tables[slice][b] = crc >>> 8 ^ tables[0][(int) crc & 0xff];
            }
        }
        return tables;
    }
}

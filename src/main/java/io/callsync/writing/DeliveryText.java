package io.callsync.writing;

import io.callsync.call.Call;
import io.callsync.call.Delivery;
import io.callsync.call.Leg;

/** A mapped call or leg as bytes, for who must put it aside for a while. Stateless. */
public final class DeliveryText {

    private DeliveryText() {}

    public static byte[] of(Delivery delivery) {
        return LegRows.JSON.writeValueAsBytes(delivery);
    }

    public static Delivery read(byte[] text, boolean leg) {
        Class<? extends Delivery> type = leg ? Leg.class : Call.class;
        return LegRows.JSON.readValue(text, type);
    }
}

package io.callsync.fault;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/** Runs in the packaged process before its main method, and plants faults in it: production code knows nothing of them. */
public final class FaultAgent implements ClassFileTransformer {

    private final List<Fault> faults;

    private FaultAgent(List<Fault> faults) {
        this.faults = faults;
    }

    /** @param faults texts of {@link Fault}, separated by commas */
    public static void premain(String faults, Instrumentation instrumentation) {
        List<Fault> planted = new ArrayList<>();
        for (String fault : faults.split(",")) {
            planted.add(Fault.parse(fault));
        }
        PlantedFaults.plant(planted);
        instrumentation.addTransformer(new FaultAgent(planted));
    }

    /** @return null where there is nothing to plant */
    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] original) {
        byte[] bytes = null;
        for (Fault fault : faults) {
            if (fault.type().equals(name)) {
                ClassReader reader = new ClassReader(bytes == null ? original : bytes);
                ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
                reader.accept(new FaultyClass(writer, fault, faults.indexOf(fault)), ClassReader.EXPAND_FRAMES);
                bytes = writer.toByteArray();
            }
        }
        return bytes;
    }
}

package io.callsync.fault;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Copies a class and plants a fault in each of its methods of the given name. */
final class FaultyClass extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

    private final Fault fault;
    private final int index;

    FaultyClass(ClassVisitor target, Fault fault, int index) {
        super(API, target);
        this.fault = fault;
        this.index = index;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor target = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!isMeant(name, descriptor) || (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) != 0) {
            return target;
        }
        return fault.action() == Fault.Action.REPLACE ? replaced(target, descriptor) : new FaultyMethod(target);
    }

    private boolean isMeant(String name, String descriptor) {
        return fault.name().equals(name) || fault.name().equals(name + descriptor);
    }

    /** A body of its own; the original one is read into nothing. */
    private MethodVisitor replaced(MethodVisitor target, String descriptor) {
        Type answer = Type.getReturnType(descriptor);
        target.visitCode();
        if (answer.getSort() == Type.LONG) {
            target.visitInsn(Opcodes.LCONST_1);
        } else if (answer.getSort() != Type.VOID) {
            target.visitInsn(Opcodes.ICONST_1);
        }
        target.visitInsn(answer.getOpcode(Opcodes.IRETURN));
        target.visitMaxs(0, 0);
        target.visitEnd();
        return null;
    }

    /** The original body, which tells of its beginning or of each of its returns. */
    private final class FaultyMethod extends MethodVisitor {

        FaultyMethod(MethodVisitor target) {
            super(API, target);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (fault.edge() == Fault.Edge.BEFORE) {
                reached();
            }
        }

        @Override
        public void visitInsn(int opcode) {
            boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
            if (returns && fault.edge() == Fault.Edge.AFTER) {
                reached();
            }
            super.visitInsn(opcode);
        }

        private void reached() {
            super.visitIntInsn(Opcodes.BIPUSH, index);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, Type.getInternalName(PlantedFaults.class), "reached", "(I)V", false);
        }
    }
}

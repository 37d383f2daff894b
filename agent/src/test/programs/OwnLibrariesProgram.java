import com.sun.jna.Native;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

/** An application with a Byte Buddy and a JNA of its own, older than the agent's. */
public class OwnLibrariesProgram {
  public static void main(String[] args) throws Exception {
    OrtProgram.main(args);
    System.out.println("jna " + Native.VERSION + ", pointers of " + Native.POINTER_SIZE);
    Object made =
        new ByteBuddy()
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("made"))
            .make()
            .load(OwnLibrariesProgram.class.getClassLoader())
            .getLoaded()
            .getConstructor()
            .newInstance();
    System.out.println(made);
  }
}

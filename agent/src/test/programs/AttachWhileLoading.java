import com.sun.tools.attach.VirtualMachine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Attaches the agent to itself while a thread is loading a class of the engine: after the JVM has
 * read the class's bytes, and before it defines the class. Then runs OrtProgram, again and again
 * until it succeeds, and tells what each failure was.
 *
 * <p>Arguments: jar of the engine, its class, agent, its argument, number of tries, then those of
 * OrtProgram.
 */
public class AttachWhileLoading {
  private static final int FIRST_OF_PROGRAM = 5;

  public static void main(String[] args) throws Exception {
    URL classes = AttachWhileLoading.class.getProtectionDomain().getCodeSource().getLocation();
    URL engine = Path.of(args[0]).toUri().toURL();
    try (HoldingLoader loader = new HoldingLoader(classes, engine)) {
      Thread loading = new Thread(() -> loader.load(args[1]));
      loading.start();
      loader.bytesRead.await();
      VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      self.loadAgent(args[2], args[3]);
      self.detach();
      loader.attached.countDown();
      loading.join();
      String[] rest = Arrays.copyOfRange(args, FIRST_OF_PROGRAM, args.length);
      Method program = loader.loadClass("OrtProgram").getMethod("main", String[].class);
      for (int tries = Integer.parseInt(args[4]); tries > 0 && !succeeds(program, rest); tries--) {
        Thread.sleep(100);
      }
    }
  }

  private static boolean succeeds(Method program, String[] args) throws Exception {
    try {
      program.invoke(null, (Object) args);
      return true;
    } catch (InvocationTargetException e) {
      System.out.println(e.getCause().getMessage());
      return false;
    }
  }

  /** Holds up the first class that it defines where the JVM asks it for what the class implements. */
  private static final class HoldingLoader extends URLClassLoader {
    final CountDownLatch bytesRead = new CountDownLatch(1);
    final CountDownLatch attached = new CountDownLatch(1);

    HoldingLoader(URL... urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    void load(String name) {
      try {
        loadClass(name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals("java.lang.AutoCloseable") && attached.getCount() > 0) {
        bytesRead.countDown();
        try {
          attached.await();
        } catch (InterruptedException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
      return super.loadClass(name, resolve);
    }
  }
}
